/// An answer that arrived completely, whatever its status.
public struct HTTPResponse: Hashable, Sendable {
    /// The status code, 100 to 599. A redirect is an answer like any other: it isn't followed.
    public var status: Int
    /// The header lines.
    public var headers: HTTPFields
    /// The whole body.
    public var body: [UInt8]
    /// From sending the request to the end of the answer's head, or `nil` where the transport doesn't tell.
    public var headLatency: Duration?

    /// An answer; without a body by default.
    public init(
        status: Int, headers: HTTPFields = [:], body: [UInt8] = [], headLatency: Duration? = nil
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.headLatency = headLatency
    }
}
