package import HTTPTransport

/// A complete answer of the service, good or bad.
struct ServiceAnswer {
    var response: HTTPResponse
    /// What a message must not repeat.
    var secrets: [Secret]

    /// The output of `call`.
    ///
    /// A 200 isn't always success: an unknown path answers 200 with an exception inside, and the control plane's host answers
    /// `{}` to a data operation.
    func decoded<Output>(by call: ServiceCall<Output>) throws(KinesisVideoError) -> Output {
        guard (200..<300).contains(response.status) else { throw failure(otherwise: nil) }
        do throws(UndecodableBody) {
            return try call.decode(response.body)
        } catch {
            throw failure(otherwise: error)
        }
    }

    /// The request's number under either of its names.
    static func requestID(_ response: HTTPResponse) -> String? {
        response.headers["x-amzn-requestid"] ?? response.headers["x-amz-requestid"]
            ?? response.headers["x-amz-request-id"]
    }

    fileprivate func failure(otherwise undecodable: UndecodableBody?) -> KinesisVideoError {
        let body = FailureBody(response.body)
        let header = response.headers["x-amzn-errortype"] ?? response.headers["x-amz-errortype"]
        let named = (header ?? body.type).map(Self.code)
        let message = body.message ?? undecodable?.description ?? "the service gave no reason"
        let code = named ?? (undecodable == nil ? .httpStatus(response.status) : .undecodable)
        return KinesisVideoError(
            code, Redaction.message(message, hiding: secrets), status: response.status,
            requestID: Self.requestID(response))
    }

    /// The bare code of `ResourceNotFoundException:https://…`, or of `com.amazon.coral.service#UnknownOperationException`.
    private static func code(_ text: String) -> KinesisVideoError.Code {
        let name = text.prefix { $0 != ":" }.split(separator: "#").last ?? ""
        let trimmed = name.filter { !$0.isWhitespace }
        return trimmed.isEmpty ? .undecodable : KinesisVideoError.Code(rawValue: trimmed)
    }
}

extension KinesisVideoError {
    /// What a refused request for a playlist or a fragment says: those have no operation and no signature, but the same bodies.
    package init(refusal response: HTTPResponse, hiding secrets: [Secret] = []) {
        self = ServiceAnswer(response: response, secrets: secrets).failure(otherwise: nil)
    }
}

/// What a refusal's body says, as far as it is JSON: `Message` by the service, `message` by the layer that authenticates.
private struct FailureBody {
    var type: String?
    var message: String?

    init(_ body: [UInt8]) {
        var scanner = JSONScanner(body)
        // A proxy may answer in HTML: then the status says all there is.
        try? read(&scanner)
    }

    private enum Name: String, CaseIterable {
        case upperMessage = "Message"
        case lowerMessage = "message"
        case type = "__type"
        case code
        case upperCode = "Code"
        case output = "Output"
    }

    private static let keys = JSONKeys<Name>()

    private mutating func read(
        _ scanner: inout JSONScanner, isOutput: Bool = false
    ) throws(UndecodableBody) {
        var found = self
        defer { self = found }
        try scanner.object(Self.keys) { scanner, name throws(UndecodableBody) in
            switch name {
            case .upperMessage, .lowerMessage: found.message = try scanner.string() ?? found.message
            case .type, .code, .upperCode: found.type = try scanner.string() ?? found.type
            case .output where !isOutput: try found.read(&scanner, isOutput: true)
            case .output: try scanner.skip()
            }
        }
    }
}
