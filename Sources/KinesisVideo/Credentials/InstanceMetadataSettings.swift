import FoundationEssentials

/// Where an EC2 instance's role is asked for, and how patiently.
///
/// Source: AWS SDKs reference guide, "IMDS credential provider"; the names, defaults and their order are the AWS CLI's.
struct InstanceMetadataSettings: Hashable, Sendable {
    /// Whether instance metadata may be asked at all.
    var isEnabled = true
    /// The service's address.
    var endpoint: Endpoint
    /// The time for one request.
    var timeout = Duration.seconds(1)
    /// How often each request is sent before it is given up.
    var attempts = 1
    /// Whether a service that gives no session token may be asked without one.
    var allowsVersion1 = true

    /// What variables and profile say; a variable wins.
    ///
    /// - Throws: ``KinesisVideoError``, which names the setting that can't be used.
    init(environment: ClientEnvironment, profile: Profile) throws(KinesisVideoError) {
        let source = Source(environment: environment, profile: profile)
        isEnabled = environment.value("AWS_EC2_METADATA_DISABLED")?.lowercased() != "true"
        endpoint = try Self.endpoint(source)
        timeout = .seconds(try source.number(.timeout, within: 1...3600) ?? 1)
        attempts = try source.number(.attempts, within: 1...100) ?? 1
        allowsVersion1 = !source.isTrue(.version1Disabled)
    }

    private static func endpoint(_ source: Source) throws(KinesisVideoError) -> Endpoint {
        let isIPv6 =
            switch source[.mode]?.lowercased() {
            case "ipv6": true
            case "ipv4": false
            case nil: source.isTrue(.usesIPv6)
            case .some: throw source.refusal(.mode, "must be IPv4 or IPv6")
            }
        guard let custom = source[.endpoint] else {
            return try Endpoint(isIPv6 ? "http://[fd00:ec2::254]" : "http://169.254.169.254")
        }
        do throws(KinesisVideoError) {
            return try Endpoint(custom)
        } catch {
            throw source.refusal(.endpoint, "must be http://HOST[:PORT]")
        }
    }
}

/// A setting's names in the environment and in a profile.
private enum Setting: String {
    case timeout = "AWS_METADATA_SERVICE_TIMEOUT"
    case attempts = "AWS_METADATA_SERVICE_NUM_ATTEMPTS"
    case endpoint = "AWS_EC2_METADATA_SERVICE_ENDPOINT"
    case mode = "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"
    case version1Disabled = "AWS_EC2_METADATA_V1_DISABLED"
    case usesIPv6 = "AWS_IMDS_USE_IPV6"

    var variable: String { rawValue }

    /// The same in lower case, without the prefix: `metadata_service_timeout`.
    var key: String { rawValue.dropFirst("AWS_".count).lowercased() }
}

/// Looks a setting up.
private struct Source {
    let environment: ClientEnvironment
    let profile: Profile

    subscript(setting: Setting) -> String? {
        environment.value(setting.variable) ?? profile[setting.key]
    }

    func isTrue(_ setting: Setting) -> Bool { self[setting]?.lowercased() == "true" }

    func number(_ setting: Setting, within limits: ClosedRange<Int>) throws(KinesisVideoError) -> Int? {
        guard let text = self[setting] else { return nil }
        guard let number = Int(text), limits.contains(number) else {
            throw refusal(
                setting, "must be a whole number from \(limits.lowerBound) to \(limits.upperBound)")
        }
        return number
    }

    /// An error that names where the setting stands, what it says and what it must be.
    func refusal(_ setting: Setting, _ rule: String) -> KinesisVideoError {
        let isVariable = environment.value(setting.variable) != nil
        let place = isVariable ? setting.variable : "\(setting.key) of profile '\(profile.name)'"
        let text = Redaction.message(self[setting] ?? "", hiding: [])
        return KinesisVideoError(.configuration, "\(place) \(rule), not '\(text)'")
    }
}
