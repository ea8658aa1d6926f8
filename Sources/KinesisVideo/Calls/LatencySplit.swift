/// What the time of a call was spent on, over all its requests.
public struct LatencySplit: Hashable, Sendable {
    /// Finding the host that serves the stream's data.
    public var endpoint = Duration.zero
    /// Waiting for credentials.
    public var credentials = Duration.zero
    /// Waiting so that no quota is exceeded, and no rate that the service has shown it takes.
    public var quota = Duration.zero
    /// From sending a request to the end of its answer's head: a new connection where there is none, and the service's own time.
    ///
    /// Of a request without an answer, all of its time.
    public var head = Duration.zero
    /// From the end of an answer's head to the end of its body; of a stream, its reader's time included.
    public var body = Duration.zero
    /// Waiting between requests.
    public var backOff = Duration.zero

    /// Nothing spent yet.
    public init() {}
}
