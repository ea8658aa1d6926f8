import FoundationEssentials
import HTTPTransport

/// What STS answered to an action: XML, good or bad.
struct STSAnswer {
    private let response: HTTPResponse
    private let action: String
    private let secrets: [Secret]
    private let document: XMLElement?

    /// The answer `response` to `action`, whose messages mustn't repeat `secrets`.
    init(_ response: HTTPResponse, _ action: String, hiding secrets: [Secret]) {
        self.response = response
        self.action = action
        self.secrets = secrets
        // A proxy may answer in HTML: then the status says all there is.
        document = try? XMLElement(document: response.body)
    }

    /// The role's credentials.
    func answer() throws(KinesisVideoError) -> SecurityTokenService.Answer {
        guard response.status == 200 else { throw failure }
        guard let result = document?["\(action)Result"], let credentials = credentials(in: result) else {
            throw KinesisVideoError(
                .undecodable, "the answer holds no credentials", status: response.status,
                requestID: requestID)
        }
        let user = result["AssumedRoleUser"]
        let session = user?["Arn"].map { (arn: $0.text, id: user?["AssumedRoleId"]?.text ?? "") }
        return SecurityTokenService.Answer(credentials: credentials, session: session)
    }

    private func credentials(in result: XMLElement) -> Credentials? {
        func text(_ name: String) -> String? { result["Credentials", name]?.text.nonEmpty }
        guard let key = text("AccessKeyId"), let secret = text("SecretAccessKey"),
            let token = text("SessionToken"), let expires = text("Expiration").flatMap(ISO8601.date)
        else { return nil }
        return Credentials(
            accessKeyID: key, secretAccessKey: Secret(secret), sessionToken: Secret(token), expires: expires)
    }

    private var failure: KinesisVideoError {
        let error = document?["Error"]
        let code = error?["Code"]?.text.nonEmpty.map(KinesisVideoError.Code.init(rawValue:))
        let message = error?["Message"]?.text.nonEmpty ?? "it gave no reason"
        var failure = KinesisVideoError(
            code ?? .httpStatus(response.status), Redaction.message(message, hiding: secrets),
            status: response.status, requestID: requestID)
        failure.serviceDate = response.headers["date"].flatMap(HTTPDate.date)
        return failure
    }

    private var requestID: String? {
        document?["RequestId"]?.text.nonEmpty ?? response.headers["x-amzn-requestid"]
    }
}

extension String {
    /// The text, or `nil` where it is empty.
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
