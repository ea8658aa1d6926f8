package import FoundationEssentials

/// AWS Signature Version 4 in the query of a URL, for requests that somebody else will send.
///
/// Source: AWS Signature Version 4, "Authentication with query parameters".
package enum PresignedURL {
    /// How many seconds such a signature may be good for: up to seven days.
    package static let lifetimes = 1...604_800

    /// The query to send a request with so that the service knows who allowed it.
    ///
    /// The signature is good for this method, path, query, body and these headers: whoever sends the request sends all of them
    /// as they are. Of requests with a body the body's hash is signed.
    ///
    /// - Parameters:
    ///   - method: The HTTP method in capitals.
    ///   - path: The path on the wire, encoded, beginning with `/`.
    ///   - query: The query on the wire without the signature, encoded, without `?`; may be empty.
    ///   - headers: The headers to sign; `host` must be among them.
    ///   - body: The whole body.
    ///   - credentials: Whose signature it is.
    ///   - region: The region's name, such as `us-west-2`.
    ///   - service: The service's signing name.
    ///   - date: Now, by the service's clock.
    ///   - seconds: How long the signature is good, one of ``lifetimes``.
    package static func query(
        method: String, path: String, query: String = "", headers: [(name: String, value: String)],
        body: [UInt8], credentials: SigningCredentials, region: String,
        service: String = SignatureV4.kinesisVideo, date: Date, seconds: Int
    ) -> String {
        let stamp = SigningDate(date)
        let scope = CredentialScope(day: stamp.day, region: region, service: service)
        let names = Set(headers.map { $0.name.lowercased() }).sorted()
        let parameters: [(Parameter, String?)] = [
            (.algorithm, SignatureV4.algorithm), (.credential, "\(credentials.accessKeyID)/\(scope)"),
            (.date, stamp.description), (.expires, String(seconds)),
            (.signedHeaders, names.joined(separator: ";")), (.token, credentials.sessionToken),
        ]
        let pairs = parameters.compactMap { name, value in
            value.map { "\(name.rawValue)=\(CanonicalRequest.percentEncoded($0))" }
        }
        let unsigned = ([query].filter { !$0.isEmpty } + pairs).joined(separator: "&")
        let request = CanonicalRequest(
            method: method, path: path, query: unsigned, headers: headers, names: names, body: body)
        let signature = SignatureV4.signature(
            of: request, date: stamp, scope: scope, secret: credentials.secretAccessKey)
        return "\(unsigned)&\(Parameter.signature.rawValue)=\(signature)"
    }

    /// The parameters of such a query.
    enum Parameter: String, CaseIterable {
        case algorithm = "X-Amz-Algorithm"
        case credential = "X-Amz-Credential"
        case date = "X-Amz-Date"
        case expires = "X-Amz-Expires"
        case signedHeaders = "X-Amz-SignedHeaders"
        case token = "X-Amz-Security-Token"
        case signature = "X-Amz-Signature"
    }
}
