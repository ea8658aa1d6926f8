import Foundation
import HLS
package import HTTPTransport
import KinesisVideo
import StreamAnalysis

/// Loads the playlists of a session: plain GETs whose credential is the token in the URL.
///
/// Tokens stay in addresses; the playlists that are handed on hold none.
package struct PlaylistLoader: Sendable {
    private let transport: any Transport
    private let deadline: Duration

    /// A loader that gives each request `deadline` to complete.
    package init(transport: any Transport, deadline: Duration) {
        self.transport = transport
        self.deadline = deadline
    }

    /// The media playlists of a session: the first variant's, then those of its renditions.
    package func tracks(of session: OpenedSession) async throws(CallError) -> ReceivedTracks {
        let response = try await body(at: session.url)
        let playlist = try multivariant(SessionTokens.removed(from: response.body))
        let addressed = try multivariant(response.body)
        let uris = addressed.variants.prefix(1).map(\.uri) + addressed.renditions.compactMap(\.uri)
        guard !uris.isEmpty else { throw CallError.undecodable("the multivariant playlist names no variant") }
        let addresses = try uris.enumerated().map { (index, uri) throws(CallError) in
            TrackAddress(
                track: Self.trackNumber(in: uri) ?? index + 1, url: try resolve(uri, against: session.url),
                quotaPoints: session.window)
        }
        return ReceivedTracks(addresses: addresses, playlist: playlist, serverDate: response.serverDate)
    }

    /// One media playlist.
    package func playlist(at address: TrackAddress) async throws(CallError) -> ReceivedPlaylist {
        let response = try await body(at: address.url)
        let text = SessionTokens.removed(from: response.body)
        let playlist = try media(text)
        let newest = try media(response.body).segments.last
        let segment = try newest.map { (segment) throws(CallError) in
            SegmentAddress(
                track: address.track,
                mediaSequence: playlist.mediaSequence &+ playlist.segments.count &- 1,
                fragment: FragmentNumber(inURI: segment.uri),
                url: try resolve(segment.uri, against: address.url))
        }
        return ReceivedPlaylist(
            playlist: playlist, text: Self.wording(text, of: playlist), serverDate: response.serverDate,
            newestSegment: segment)
    }

    /// `text` where it isn't what `playlist` is written as, line by line.
    private static func wording(_ text: [UInt8], of playlist: MediaPlaylist) -> String? {
        let received = String(decoding: text, as: UTF8.self)
        let isUsual = received.split(whereSeparator: \.isNewline)
            .elementsEqual(PlaylistWriter.text(of: playlist).split(separator: "\n"))
        return isUsual ? nil : received
    }

    /// The first bytes of a media segment: how many came, at most 16 KiB.
    ///
    /// The connection is closed then, so that no more is sent and billed than it takes to see whether the service can make it.
    package func firstBytes(at address: SegmentAddress) async throws(CallError) -> Int {
        let response: HTTPResponse
        do {
            response = try await transport.send(
                HTTPRequest(url: address.url.reveal()), deadline: deadline, bodyLimit: firstBytes)
        } catch {
            if error.code == .tooLarge { return firstBytes }
            throw CallError(KinesisVideoError(error))
        }
        guard response.status == 200 else { throw CallError(refusal: response) }
        return response.body.count
    }

    private func body(at url: SessionURL) async throws(CallError) -> HTTPResponse {
        let response: HTTPResponse
        do {
            response = try await transport.send(
                HTTPRequest(url: url.reveal()), deadline: deadline, bodyLimit: bodyLimit)
        } catch {
            throw CallError(KinesisVideoError(error))
        }
        guard response.status == 200 else { throw CallError(refusal: response) }
        return response
    }

    /// The longest playlist has 5,000 segments of under 400 bytes each.
    private let bodyLimit = 4 << 20
    /// More than any refusal's body, less than any fragment worth watching.
    private let firstBytes = 16 << 10

    private func multivariant(_ text: [UInt8]) throws(CallError) -> MultivariantPlaylist {
        do { return try MultivariantPlaylist(parsing: text) } catch { throw .undecodable("\(error)") }
    }

    private func media(_ text: [UInt8]) throws(CallError) -> MediaPlaylist {
        do { return try MediaPlaylist(parsing: text) } catch { throw .undecodable("\(error)") }
    }

    private func resolve(_ uri: String, against base: SessionURL) throws(CallError) -> SessionURL {
        guard let baseURL = URL(string: base.reveal()), let url = URL(string: uri, relativeTo: baseURL) else {
            throw CallError.undecodable("a URI of the playlist can't be resolved")
        }
        return SessionURL(url.absoluteString)
    }

    /// KVS says which track a media playlist is of in its query: `…&TrackNumber=1`.
    private static func trackNumber(in uri: String) -> Int? {
        let query = uri.split(separator: "?").dropFirst().first ?? ""
        let value = query.split(separator: "&").first { $0.hasPrefix("TrackNumber=") }
        return value.flatMap { Int($0.dropFirst("TrackNumber=".count)) }
    }
}

extension HTTPResponse {
    /// The service's clock, or `nil` without a Date header.
    fileprivate var serverDate: Date? { headers["Date"].flatMap(HTTPDate.date) }
}

extension CallError {
    /// An answer that isn't what was asked for.
    static func undecodable(_ message: String) -> CallError {
        CallError(CallOutcome.Failure(code: KinesisVideoError.Code.undecodable.rawValue, message: message))
    }

    /// What the client says about a call, as the analysis wants it.
    init(_ error: KinesisVideoError) {
        guard !error.isAboutCredentials else {
            // The codes of whoever hands out credentials mean something else than the service's.
            let remedy = error.remedy.map { ". \($0)" } ?? ""
            self.init(
                CallOutcome.Failure(
                    code: KinesisVideoError.Code.credentials.rawValue, message: error.message + remedy,
                    requestID: error.requestID))
            return
        }
        self.init(
            CallOutcome.Failure(
                code: error.code.rawValue, message: error.message, status: error.status,
                requestID: error.requestID),
            isThrottling: error.isThrottling, serverDate: error.serviceDate)
    }

    /// What a refused GET says.
    fileprivate init(refusal response: HTTPResponse) {
        var error = KinesisVideoError(refusal: response)
        error.serviceDate = response.serverDate
        self.init(error)
    }
}
