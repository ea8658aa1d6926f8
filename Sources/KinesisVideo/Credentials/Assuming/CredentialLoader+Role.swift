extension CredentialLoader {
    /// So many codes of a device are asked for, before it is given up.
    private static let maximumCodes = 3

    /// The credentials of a role that is assumed with those at the end of `source`.
    func assume(
        _ terms: RoleTerms, _ source: CredentialPlan
    ) async throws(KinesisVideoError) -> Credentials {
        try await cached(terms) { () async throws(KinesisVideoError) in
            let credentials = try await load(source)
            let service = try service()
            guard let device = terms.mfaSerial else {
                return try await service.assume(terms, with: credentials, of: source.name, code: nil)
            }
            guard let code = await code("Enter MFA code for \(device): ") else {
                throw nobodyToAsk(terms, device)
            }
            return try await codes(of: device, beginningWith: code) { code async throws(KinesisVideoError) in
                try await service.assume(terms, with: credentials, of: source.name, code: code)
            }
        }
    }

    /// What `assume` answers to the first code that does; another one is asked for where that may help.
    private func codes(
        of device: String, beginningWith first: Secret,
        _ assume: (Secret) async throws(KinesisVideoError) -> SecurityTokenService.Answer
    ) async throws(KinesisVideoError) -> SecurityTokenService.Answer {
        var code = first
        var count = 1
        while true {
            do throws(KinesisVideoError) {
                return try await assume(code)
            } catch {
                count += 1
                guard count <= Self.maximumCodes, let reason = Self.reason(for: error),
                    let another = await self.code(
                        "\(reason)\nEnter another MFA code for \(device) (\(count) of \(Self.maximumCodes)): "
                    )
                else { throw error }
                code = another
            }
        }
    }

    /// Why another code is asked for, or `nil` where none would help.
    ///
    /// Source: IAM user guide, "Troubleshoot MFA": a code is taken once; STS has no code of its own for a wrong one.
    private static func reason(for error: KinesisVideoError) -> String? {
        let isRefused =
            error.code == "AccessDenied" && error.message.contains("MultiFactorAuthentication failed")
        let isMalformed = error.code == "ValidationError" && error.message.contains("tokenCode")
        if isRefused || isMalformed {
            return "\(error.message)\nThe code is wrong, or was used already: wait for the device's next one."
        }
        guard error.isRetryable else { return nil }
        return "\(error.message)\nMeanwhile the code has passed."
    }

    /// What somebody at the terminal types, or `nil` where nobody does.
    private func code(_ question: String) async -> Secret? {
        guard let code = await environment.ask(question)?.trimmed, !code.isEmpty else { return nil }
        return Secret(String(code))
    }

    private func nobodyToAsk(_ terms: RoleTerms, _ device: String) -> KinesisVideoError {
        KinesisVideoError(
            .credentials,
            "the role \(terms.arn) needs a code of the MFA device \(device), and there is nobody to ask. Run "
                + "`aws sts get-caller-identity` with this profile in a terminal: its credentials are taken over"
        )
    }
}
