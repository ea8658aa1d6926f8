extension ConfigurationResolver {
    /// How failed requests are sent again: `AWS_RETRY_MODE` and `AWS_MAX_ATTEMPTS`, else the profile's `retry_mode` and
    /// `max_attempts`; the mode `standard` otherwise.
    ///
    /// Source: AWS SDKs reference guide, "Retry behavior": values are as strict as there.
    public func retries() throws(KinesisVideoError) -> RetryPolicy {
        let mode = try setting("AWS_RETRY_MODE", "retry_mode").map {
            (setting) throws(KinesisVideoError) in
            guard let mode = RetryMode(rawValue: setting.value) else {
                let names = RetryMode.allCases.map(\.rawValue).joined(separator: ", ")
                throw setting.refused(because: "isn't a retry mode; give one of \(names)")
            }
            return mode
        }
        let attempts = try setting("AWS_MAX_ATTEMPTS", "max_attempts").map {
            (setting) throws(KinesisVideoError) in
            guard let attempts = Int(setting.value), attempts >= 1 else {
                throw setting.refused(because: "isn't a number of requests; give a whole number from 1 on")
            }
            return attempts
        }
        return RetryPolicy(mode: mode ?? .standard, maximumAttempts: attempts)
    }

    /// A setting and where it was found.
    private struct Found {
        var value: String
        var place: String

        func refused(because reason: String) -> KinesisVideoError {
            KinesisVideoError(.configuration, "\(place): '\(value)' \(reason)")
        }
    }

    private func setting(_ variable: String, _ key: String) throws(KinesisVideoError) -> Found? {
        if let value = environment.value(variable) {
            return Found(value: String(value[...].trimmed), place: variable)
        }
        let profile = try profile()
        return profile[key].map { Found(value: $0, place: "\(key) of profile '\(profile.name)'") }
    }
}
