import AWSSigning
import FoundationEssentials

extension ServiceError {
    /// What the front end answers to a request whose signature it refuses.
    init(_ refusal: SignatureRefusal) {
        let (code, message) = Self.words(for: refusal)
        self.init(status: 403, code: code, message: message, origin: .authentication)
    }

    private static func words(for refusal: SignatureRefusal) -> (code: String, message: String) {
        switch refusal {
        case .missingSignature: ("MissingAuthenticationTokenException", "Missing Authentication Token")
        case .malformedSignature(let reason): ("IncompleteSignatureException", reason)
        case .unknownKey, .wrongToken:
            ("UnrecognizedClientException", "The security token included in the request is invalid")
        case .wrongScope(let given, let expected):
            (
                "InvalidSignatureException",
                "Credential should be scoped to \(expected), but is scoped to \(given)."
            )
        case .expired(let signed, let server):
            ("InvalidSignatureException", expiry(signed: signed, server: server))
        case .wrongSignature:
            (
                "InvalidSignatureException",
                "The request signature we calculated does not match the signature you provided. "
                    + "Check your AWS Secret Access Key and signing method. Consult the service documentation for details."
            )
        }
    }

    private static func expiry(signed: Date, server: Date) -> String {
        let window = SignatureVerifier.window
        let (now, then) = (SigningDate(server), SigningDate(signed))
        guard signed > server else {
            let earliest = SigningDate(server.addingTimeInterval(-window))
            return "Signature expired: \(then) is now earlier than \(earliest) (\(now) - 5 min.)"
        }
        let latest = SigningDate(server.addingTimeInterval(window))
        return "Signature not yet current: \(then) is still later than \(latest) (\(now) + 5 min.)"
    }
}
