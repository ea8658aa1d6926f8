/// An answer that arrived completely, whatever its status.
public struct HTTPResponse: Hashable, Sendable {
    /// The status code, 100 to 599. A redirect is an answer like any other: it isn't followed.
    public var status: Int
    /// The header lines.
    public var headers: HTTPFields
    /// The whole body.
    public var body: [UInt8]

    /// An answer; without a body by default.
    public init(status: Int, headers: HTTPFields = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
