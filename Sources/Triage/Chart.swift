import HLS
import HTTPTransport
import KinesisVideo
import Monitoring

/// What the checks have found out, each for those that follow.
package struct Chart: Sendable {
    /// The stream that was asked about, or `nil` where only the account was.
    var stream: StreamReference?
    /// Where the service is.
    var place: Place?
    /// How hosts are reached.
    var network = NetworkSettings()
    /// Asks the service.
    var client: KinesisVideoClient?
    /// Addresses of the first machine on the way, those first that took connections.
    var addresses: [String] = []
    /// What the first answer told of the two clocks.
    var clock: ClockReading?
    /// Who asks, by ARN.
    var identity: String?
    /// The names of the account's streams.
    var streamNames: [String] = []
    /// What DescribeStream told; `nil` within where there is no such stream.
    var description: DescribedStream??
    /// The host that serves the stream.
    var dataEndpoint: Endpoint?
    /// The fragments of the last minute.
    var recent: [ListedFragment] = []
    /// When the newest fragment began to arrive, by the service's clock.
    var newest: ListedFragment?
    /// An open session.
    var session: OpenedSession?
    /// The session's multivariant playlist.
    var playlist: MultivariantPlaylist?

    /// Nothing is known but the question.
    init(stream: StreamReference?) {
        self.stream = stream
    }
}
