package import FoundationEssentials

/// Judges signatures as the service does, for a server that stands in for it.
package struct SignatureVerifier: Sendable {
    /// The accepted credentials, by access key.
    package let credentials: [String: SigningCredentials]
    /// The region that signatures must name.
    package let region: String
    /// The service that signatures must name.
    package let service: String

    /// How far the signed date may be from the server's: the service says "- 5 min." when it refuses.
    package static let window: TimeInterval = 300

    /// A verifier that knows `credentials` and stands in `region`.
    package init(
        credentials: [SigningCredentials], region: String, service: String = SignatureV4.kinesisVideo
    ) {
        self.credentials = Dictionary(credentials.map { ($0.accessKeyID, $0) }, uniquingKeysWith: { $1 })
        self.region = region
        self.service = service
    }

    /// Why the request is refused, or `nil` where its signature is good: in the `Authorization` header, or in the query of a
    /// presigned URL.
    ///
    /// - Parameters:
    ///   - method: The HTTP method in capitals.
    ///   - path: The path as it came, encoded.
    ///   - query: The query as it came, encoded, without `?`.
    ///   - headers: All headers as they came; names in any case.
    ///   - body: The whole body.
    ///   - date: The server's date.
    package func verify(
        method: String, path: String, query: String, headers: [(name: String, value: String)],
        body: [UInt8], date: Date
    ) -> SignatureRefusal? {
        refusal(headers: headers, query: query, date: date) { names, query in
            CanonicalRequest(
                method: method, path: path, query: query, headers: headers, names: names, body: body)
        }
    }

    /// Why a request whose body is still to come is refused, or `nil` where its signature is good.
    ///
    /// Its body isn't part of the signature: what is signed in its place is what `x-amz-content-sha256` says, such as
    /// `UNSIGNED-PAYLOAD`, else the hash of no bytes. Parameters as for ``verify(method:path:query:headers:body:date:)``.
    package func verifyStreaming(
        method: String, path: String, query: String, headers: [(name: String, value: String)], date: Date
    ) -> SignatureRefusal? {
        guard let hash = value("x-amz-content-sha256", in: headers) else {
            return verify(
                method: method, path: path, query: query, headers: headers, body: [], date: date)
        }
        return refusal(headers: headers, query: query, date: date) { names, query in
            CanonicalRequest(
                method: method, path: path, query: query, headers: headers, names: names, payloadHash: hash)
        }
    }

    /// Why the request with `headers` is refused whose canonical form, given the names of the signed headers and the signed
    /// query, is `request`.
    private func refusal(
        headers: [(name: String, value: String)], query: String, date: Date,
        request: ([String], String) -> CanonicalRequest
    ) -> SignatureRefusal? {
        do throws(SignatureRefusal) {
            let claim = try SignatureClaim(headers: headers, query: query)
            let known = try authenticate(claim, date: date)
            let request = request(claim.header.signedHeaders, claim.signedQuery)
            let expected = SignatureV4.signature(
                of: request, date: claim.date, scope: claim.header.scope, secret: known.secretAccessKey)
            guard expected == claim.header.signature else {
                throw .wrongSignature(canonicalRequest: request.text)
            }
            return nil
        } catch {
            return error
        }
    }

    private func authenticate(
        _ claim: SignatureClaim, date: Date
    ) throws(SignatureRefusal) -> SigningCredentials {
        guard let known = credentials[claim.header.accessKeyID] else {
            throw .unknownKey(claim.header.accessKeyID)
        }
        guard known.sessionToken == claim.token else { throw .wrongToken }
        let expected = CredentialScope(day: claim.date.day, region: region, service: service)
        guard claim.header.scope == expected else {
            throw .wrongScope(given: claim.header.scope, expected: expected)
        }
        let signed = claim.date.date
        guard (-Self.window...claim.lifetime).contains(date.timeIntervalSince(signed)) else {
            throw .expired(signed: signed, server: date)
        }
        return known
    }

    private func value(_ name: String, in headers: [(name: String, value: String)]) -> String? {
        headers.first { $0.name.lowercased() == name }?.value
    }
}
