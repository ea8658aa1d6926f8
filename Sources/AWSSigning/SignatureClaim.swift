import FoundationEssentials

/// Who a request says it is from, and when it says it was signed: in its `Authorization` header, else in its query.
struct SignatureClaim {
    var header: AuthorizationHeader
    var date: SigningDate
    /// The session token that came along.
    var token: String?
    /// How many seconds the signature is good for.
    var lifetime: TimeInterval
    /// The part of the query that is signed.
    var signedQuery: String

    /// What the request with `headers` and `query` says; throws the refusal that names what can't be read.
    init(headers: [(name: String, value: String)], query: String) throws(SignatureRefusal) {
        let values = Dictionary(
            headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
        if let text = values["authorization"] {
            header = try AuthorizationHeader(text)
            token = values["x-amz-security-token"]
            lifetime = SignatureVerifier.window
            signedQuery = query
            guard let date = values["x-amz-date"].flatMap(SigningDate.init) else {
                throw .malformedSignature("x-amz-date is missing or not like 20231107T044734Z")
            }
            self.date = date
        } else {
            self = try SignatureClaim(presigned: query)
        }
        guard header.signedHeaders.contains("host") else {
            throw .malformedSignature("host isn't among the signed headers")
        }
    }

    private init(presigned query: String) throws(SignatureRefusal) {
        let pairs = query.split(separator: "&").map { $0.split(separator: "=", maxSplits: 1) }
        var values: [PresignedURL.Parameter: String] = [:]
        for pair in pairs where pair.count == 2 {
            guard let name = PresignedURL.Parameter(rawValue: String(pair[0])) else { continue }
            values[name] = Self.percentDecoded(pair[1])
        }
        guard let signature = values[.signature] else { throw .missingSignature }
        guard values[.algorithm] == SignatureV4.algorithm, let credential = values[.credential],
            let names = values[.signedHeaders]
        else {
            throw .malformedSignature("X-Amz-Algorithm, X-Amz-Credential or X-Amz-SignedHeaders is missing")
        }
        header = try AuthorizationHeader(credential: credential, signedHeaders: names, signature: signature)
        guard let date = values[.date].flatMap(SigningDate.init) else {
            throw .malformedSignature("X-Amz-Date is missing or not like 20231107T044734Z")
        }
        guard let seconds = values[.expires].flatMap(Int.init), PresignedURL.lifetimes.contains(seconds)
        else { throw .malformedSignature("X-Amz-Expires isn't 1 to 604800 seconds") }
        self.date = date
        lifetime = TimeInterval(seconds)
        token = values[.token]
        signedQuery = query.split(separator: "&")
            .filter { !$0.hasPrefix("\(PresignedURL.Parameter.signature.rawValue)=") }.joined(separator: "&")
    }

    /// `text` with each `%XX` as the byte it stands for; what isn't one stays.
    private static func percentDecoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            guard byte == UInt8(ascii: "%"), digits.count == 2,
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            else {
                bytes.append(byte)
                continue
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
