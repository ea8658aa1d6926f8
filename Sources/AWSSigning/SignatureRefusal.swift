package import FoundationEssentials

/// Why a request's signature isn't accepted.
package enum SignatureRefusal: Error, Hashable, Sendable {
    /// The request has no `Authorization` header.
    case missingSignature
    /// The `Authorization` header, or `x-amz-date`, can't be read; the text says what is wrong.
    case malformedSignature(String)
    /// Nobody has this access key.
    case unknownKey(String)
    /// The session token is absent, or isn't the one that belongs to the key.
    case wrongToken
    /// The scope names another region or service than the one asked.
    case wrongScope(given: CredentialScope, expected: CredentialScope)
    /// The request was signed more than five minutes before or after the server's date.
    case expired(signed: Date, server: Date)
    /// The signature isn't the one that belongs to this request and key; the text is what should have been signed.
    case wrongSignature(canonicalRequest: String)
}
