/// A request to be sent, all of it in memory.
public struct HTTPRequest: Hashable, Sendable {
    /// The method in capitals.
    public var method: String
    /// The absolute URL. It may hold a token, so it never goes into an error or a log.
    public var url: String
    /// The header lines.
    public var headers: HTTPFields
    /// The whole body; empty for none.
    public var body: [UInt8]

    /// A request; without a body by default.
    public init(method: String = "GET", url: String, headers: HTTPFields = [:], body: [UInt8] = []) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }
}
