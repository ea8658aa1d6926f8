/// A request as it came over the wire, without the server that took it.
package struct HTTPQuestion: Sendable {
    /// The method in capitals.
    package var method: String
    /// The path, encoded.
    package var path: String
    /// The query, encoded, without `?`; empty where there is none.
    package var query: String
    /// The query's parameters, decoded.
    package var parameters: [String: String]
    /// The headers as they came.
    package var headers: [(name: String, value: String)]
    /// The whole body.
    package var body: [UInt8]

    /// A request.
    package init(
        method: String, path: String, query: String = "", parameters: [String: String] = [:],
        headers: [(name: String, value: String)] = [], body: [UInt8] = []
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.parameters = parameters
        self.headers = headers
        self.body = body
    }
}

/// The answer to an ``HTTPQuestion``.
package struct HTTPAnswer: Sendable {
    /// The status.
    package var status: Int
    /// The headers, without those that the server adds itself.
    package var headers: [String: String]
    /// The body.
    package var body: Body
    /// How it is sent.
    package var delivery = Delivery()

    /// What an answer holds.
    package enum Body: Hashable, Sendable {
        /// Bytes.
        case bytes([UInt8])
        /// Media, one piece after the other; they are made while they are sent.
        case media([MediaPiece])
    }

    /// How an answer is sent; what goes wrong with a service can go wrong here.
    package struct Delivery: Hashable, Sendable {
        /// How far an answer comes.
        package enum Extent: Hashable, Sendable {
            /// All of it is sent.
            case whole
            /// The connection is closed in the middle of the body.
            case cut
            /// The connection is closed before anything is sent.
            case nothing
        }

        /// How long the service waits before it begins.
        package var delay: Duration = .zero
        /// How far it comes.
        package var extent = Extent.whole
    }

    /// An answer of `type` with status 200 unless another is given.
    init(_ type: String, _ body: [UInt8], status: Int = 200) {
        self.init(type, .bytes(body), status: status)
    }

    /// An answer of `type` with status 200 unless another is given.
    init(_ type: String, _ body: Body, status: Int = 200) {
        self.status = status
        self.body = body
        // Players in browsers come from another origin.
        headers = ["Content-Type": type, "Access-Control-Allow-Origin": "*"]
    }

    /// `value` as the service writes it, with dates spelled as `spelling` says.
    init(_ value: JSONText, status: Int = 200, dates spelling: ServiceScript.TimeSpelling = .exponent) {
        self.init("application/json", value.bytes(dates: spelling), status: status)
    }

    /// What an operation answers, with dates spelled as `spelling` says.
    init(_ output: APIOutput, dates spelling: ServiceScript.TimeSpelling = .exponent) {
        switch output {
        case .value(let value): self.init(value, dates: spelling)
        case .text(let text, let type): self.init(type, Array(text.utf8))
        case .bytes(let bytes, let type): self.init(type, bytes)
        case .media(let pieces, let type): self.init(type, .media(pieces))
        }
    }

    /// The refusal `error` with its header and its body.
    init(_ error: ServiceError) {
        self.init(error.body, status: error.status)
        headers["x-amzn-ErrorType"] = error.errorType
    }
}
