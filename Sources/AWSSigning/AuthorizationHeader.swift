/// The parts of `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`, or of a presigned URL's query.
struct AuthorizationHeader: Hashable {
    var accessKeyID: String
    var scope: CredentialScope
    /// In lower case, in the order given.
    var signedHeaders: [String]
    /// 64 hexadecimal digits.
    var signature: String

    /// The parts of `text`; throws the refusal that names what is missing.
    init(_ text: String) throws(SignatureRefusal) {
        let prefix = SignatureV4.algorithm + " "
        guard text.hasPrefix(prefix) else { throw .malformedSignature("not \(SignatureV4.algorithm)") }
        var fields: [Substring: Substring] = [:]
        for field in text.dropFirst(prefix.count).split(separator: ",") {
            let parts = field.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { throw .malformedSignature("a field without a value") }
            fields[parts[0].trimmingPrefix(while: \.isWhitespace)] = parts[1]
        }
        guard let credential = fields["Credential"], let names = fields["SignedHeaders"],
            let signature = fields["Signature"]
        else { throw .malformedSignature("Credential, SignedHeaders or Signature is missing") }
        try self.init(
            credential: String(credential), signedHeaders: String(names),
            signature: signature.filter { !$0.isWhitespace })
    }

    /// The parts from their texts; throws the refusal that names what can't be read.
    init(credential: String, signedHeaders names: String, signature: String) throws(SignatureRefusal) {
        let parts = credential.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, parts[4] == CredentialScope.terminator else {
            throw .malformedSignature("the credential's scope isn't key/day/region/service/aws4_request")
        }
        accessKeyID = parts[0]
        scope = CredentialScope(day: parts[1], region: parts[2], service: parts[3])
        signedHeaders = names.split(separator: ";").map { $0.lowercased() }
        self.signature = signature
    }
}
