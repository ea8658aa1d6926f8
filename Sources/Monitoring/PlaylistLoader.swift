import Foundation
import HLS
import HTTPTransport
package import KinesisVideo
import StreamAnalysis

/// Loads the playlists of a session: plain GETs whose credential is the token in the URL.
///
/// Tokens stay in addresses; the playlists that are handed on hold none.
package struct PlaylistLoader: Sendable {
    private let stream: StreamReference
    private let client: KinesisVideoClient
    private let deadline: Duration

    /// A loader of the sessions of `stream` that gives each request `deadline` to complete.
    ///
    /// - Parameter client: Sends the requests and keeps them within the quotas.
    package init(_ stream: StreamReference, client: KinesisVideoClient, deadline: Duration) {
        self.stream = stream
        self.client = client
        self.deadline = deadline
    }

    /// The media playlists of a session: the first variant's, then those of its renditions.
    package func tracks(of session: OpenedSession) async throws(CallError) -> Received<ReceivedTracks> {
        let response = try await body(of: .hlsMasterPlaylist, at: session.url)
        let playlist = try multivariant(SessionTokens.removed(from: response.body))
        let addressed = try multivariant(response.body)
        let uris = addressed.variants.prefix(1).map(\.uri) + addressed.renditions.compactMap(\.uri)
        guard !uris.isEmpty else { throw CallError.undecodable("the multivariant playlist names no variant") }
        let addresses = try uris.enumerated().map { (index, uri) throws(CallError) in
            TrackAddress(
                track: Self.trackNumber(in: uri) ?? index + 1, url: try resolve(uri, against: session.url),
                quotaPoints: session.window)
        }
        return Received(ReceivedTracks(addresses: addresses, playlist: playlist), of: response)
    }

    /// One media playlist.
    package func playlist(at address: TrackAddress) async throws(CallError) -> Received<ReceivedPlaylist> {
        let response = try await body(
            of: .hlsMediaPlaylist(maxResults: address.quotaPoints), at: address.url)
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
        return Received(
            ReceivedPlaylist(
                playlist: playlist, text: Self.wording(text, of: playlist), newestSegment: segment),
            of: response)
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
    package func firstBytes(at address: SegmentAddress) async throws(CallError) -> Received<Int> {
        do {
            let count = try await client.byteCount(
                of: .mp4MediaFragment, at: address.url, of: stream, upTo: firstBytes, deadline: deadline)
            return Received(count, requests: 1)
        } catch {
            throw CallError(error)
        }
    }

    private func body(
        of resource: SessionResource, at url: SessionURL
    ) async throws(CallError) -> HTTPResponse {
        do {
            return try await client.load(
                resource, at: url, of: stream, bodyLimit: bodyLimit, deadline: deadline)
        } catch {
            throw CallError(error)
        }
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

extension Received {
    /// What `response`, to one request, was made into.
    fileprivate init(_ value: Value, of response: HTTPResponse) {
        self.init(value, serverDate: response.headers["Date"].flatMap(HTTPDate.date), requests: 1)
    }
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
                    requestID: error.requestID), requests: error.requestCount)
            return
        }
        self.init(
            CallOutcome.Failure(
                code: error.code.rawValue, message: error.message + Self.notes(on: error),
                status: error.status, requestID: error.requestID),
            isThrottling: error.isThrottling, serverDate: error.serviceDate, requests: error.requestCount)
    }

    /// What else there is to know, behind the service's own words: whose refusal it was, and why it was the last.
    private static func notes(on error: KinesisVideoError) -> String {
        let isDiscovery = error.operation == .getDataEndpoint && error.requestCount == 0
        return [isDiscovery ? "GetDataEndpoint was told so" : nil, error.retryStop?.words]
            .compactMap { $0.map { " (\($0))" } }.joined()
    }
}
