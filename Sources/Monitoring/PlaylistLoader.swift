import Foundation
import HLS
package import HTTPTransport
import KinesisVideo
import StreamAnalysis

/// Loads the playlists of a session: plain GETs whose credential is the token in the URL.
package struct PlaylistLoader: Sendable {
    private let transport: any Transport
    private let deadline: Duration

    /// A loader that gives each request `deadline` to complete.
    package init(transport: any Transport, deadline: Duration) {
        self.transport = transport
        self.deadline = deadline
    }

    /// The media playlists of a session: the first variant's, then those of its renditions.
    package func tracks(of session: OpenedSession) async throws(CallError) -> [TrackAddress] {
        let response = try await body(at: session.url)
        let playlist: MultivariantPlaylist
        do {
            playlist = try MultivariantPlaylist(parsing: response.body)
        } catch {
            throw CallError.undecodable("\(error)")
        }
        let uris = playlist.variants.prefix(1).map(\.uri) + playlist.renditions.compactMap(\.uri)
        guard !uris.isEmpty else { throw CallError.undecodable("the multivariant playlist names no variant") }
        return try uris.enumerated().map { (index, uri) throws(CallError) in
            TrackAddress(
                track: Self.trackNumber(in: uri) ?? index + 1, url: try resolve(uri, against: session.url),
                quotaPoints: session.window)
        }
    }

    /// One media playlist.
    package func playlist(at address: TrackAddress) async throws(CallError) -> ReceivedPlaylist {
        let response = try await body(at: address.url)
        do {
            let playlist = try MediaPlaylist(parsing: response.body)
            return ReceivedPlaylist(
                playlist: playlist, serverDate: response.headers["Date"].flatMap(HTTPDate.date))
        } catch {
            throw CallError.undecodable("\(error)")
        }
    }

    private func body(at url: SessionURL) async throws(CallError) -> HTTPResponse {
        let response: HTTPResponse
        do {
            response = try await transport.send(
                HTTPRequest(url: url.reveal()), deadline: deadline, bodyLimit: bodyLimit)
        } catch {
            throw CallError(CallOutcome.Failure(code: error.code.rawValue, message: error.description))
        }
        guard response.status == 200 else { throw CallError(KinesisVideoError(refusal: response)) }
        return response
    }

    /// The longest playlist has 5,000 segments of under 400 bytes each.
    private let bodyLimit = 4 << 20

    private func resolve(_ uri: String, against base: SessionURL) throws(CallError) -> SessionURL {
        guard let baseURL = URL(string: base.reveal()), let url = URL(string: uri, relativeTo: baseURL) else {
            throw CallError.undecodable("a URI of the multivariant playlist can't be resolved")
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

extension CallError {
    /// An answer that isn't what was asked for.
    static func undecodable(_ message: String) -> CallError {
        CallError(CallOutcome.Failure(code: KinesisVideoError.Code.undecodable.rawValue, message: message))
    }

    /// What the client says about a call, as the analysis wants it.
    init(_ error: KinesisVideoError) {
        self.init(
            CallOutcome.Failure(
                code: error.code.rawValue, message: error.message, status: error.status,
                requestID: error.requestID),
            isThrottling: error.isThrottling)
    }
}
