import Crypto
package import FoundationEssentials

/// AWS Signature Version 4 in the `Authorization` header.
///
/// Source: AWS General Reference, "AWS Signature Version 4 for API requests".
package enum SignatureV4 {
    /// The name of the signing method.
    package static let algorithm = "AWS4-HMAC-SHA256"
    /// The service name that every plane of Kinesis Video Streams is signed for.
    package static let kinesisVideo = "kinesisvideo"

    /// The headers to add to a request so that the service knows who sent it: `x-amz-date`, `x-amz-security-token`
    /// where the credentials have one, and `Authorization`.
    ///
    /// - Parameters:
    ///   - method: The HTTP method in capitals.
    ///   - path: The path on the wire, encoded, beginning with `/`.
    ///   - query: The query on the wire, encoded, without `?`; may be empty.
    ///   - headers: The headers to sign; `host` must be among them.
    ///   - body: The whole body.
    ///   - credentials: Whose signature it is.
    ///   - region: The region's name, such as `us-west-2`.
    ///   - service: The service's signing name.
    ///   - date: Now, by the service's clock within five minutes.
    package static func sign(
        method: String, path: String, query: String, headers: [(name: String, value: String)],
        body: [UInt8], credentials: SigningCredentials, region: String,
        service: String = kinesisVideo, date: Date
    ) -> [(name: String, value: String)] {
        let stamp = SigningDate(date)
        var added = [(name: "x-amz-date", value: stamp.description)]
        if let token = credentials.sessionToken {
            added.append((name: "x-amz-security-token", value: token))
        }
        let signed = headers + added
        let request = CanonicalRequest(
            method: method, path: path, query: query, headers: signed,
            names: Set(signed.map { $0.name.lowercased() }).subtracting(unsigned).sorted(), body: body)
        let scope = CredentialScope(day: stamp.day, region: region, service: service)
        let signature = signature(
            of: request, date: stamp, scope: scope, secret: credentials.secretAccessKey)
        let fields = [
            "Credential=\(credentials.accessKeyID)/\(scope)", "SignedHeaders=\(request.signedHeaders)",
            "Signature=\(signature)",
        ]
        added.append((name: "authorization", value: "\(algorithm) \(fields.joined(separator: ", "))"))
        return added
    }

    /// The signature of `request`, 64 hexadecimal digits.
    static func signature(
        of request: CanonicalRequest, date: SigningDate, scope: CredentialScope, secret: String
    ) -> String {
        let text = [algorithm, date.description, scope.description, request.hash].joined(separator: "\n")
        let parts = [scope.day, scope.region, scope.service, CredentialScope.terminator]
        let key = parts.reduce(SymmetricKey(data: Array("AWS4\(secret)".utf8))) { key, part in
            SymmetricKey(data: code(Array(part.utf8), key))
        }
        return Hexadecimal.text(code(Array(text.utf8), key))
    }

    /// Headers that proxies change on the way; signing them would break the signature.
    private static let unsigned: Set<String> = [
        "authorization", "connection", "expect", "keep-alive", "proxy-authenticate", "proxy-authorization",
        "te", "trailer", "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id",
    ]

    private static func code(_ bytes: [UInt8], _ key: SymmetricKey) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: bytes, using: key)
    }
}
