/// The checks by their names for programs.
package enum CheckID: String, CaseIterable, Hashable, Sendable {
    /// Region and endpoint are known.
    case region
    /// Keys are there and haven't expired.
    case credentials
    /// Which proxy leads to the control plane's host.
    case proxy
    /// That host, or the proxy, has an address.
    case dns
    /// It takes connections.
    case tcp
    /// It shows a certificate that is trusted.
    case tls
    /// It answers.
    case http
    /// Its clock is this machine's.
    case clock
    /// Whose the keys are.
    case identity
    /// ListStreams is allowed.
    case listStreams = "list-streams"
    /// DescribeStream is allowed.
    case describeStream = "describe-stream"
    /// The stream is there and active.
    case status
    /// The stream keeps what it gets.
    case retention
    /// GetDataEndpoint is allowed.
    case dataEndpoint = "get-data-endpoint"
    /// The host that serves the stream can be reached.
    case dataHost = "data-host"
    /// ListFragments is allowed.
    case listFragments = "list-fragments"
    /// Media arrive.
    case fragments
    /// GetHLSStreamingSessionURL is allowed, and a session opens.
    case session = "hls-session"
    /// The session's playlists can be loaded.
    case playlist
    /// Players can play the media.
    case media = "media-type"
    /// GetMediaForFragmentList, which costs money.
    case fragmentMedia = "get-media"
}
