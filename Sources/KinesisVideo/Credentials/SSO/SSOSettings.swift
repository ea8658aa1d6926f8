import AWSSigning

/// What a profile says about IAM Identity Center: where its user signs in, and which role of which account to take.
///
/// Source: AWS SDKs reference guide, "IAM Identity Center credential provider".
struct SSOSettings: Hashable, Sendable {
    /// The profile's name, for messages.
    let profile: String
    /// The section `[sso-session NAME]` that the profile names, or `nil` where it says everything itself.
    let session: String?
    /// The address at which the user signs in.
    let startURL: String
    /// Where IAM Identity Center is.
    let region: Region
    /// The account of the role.
    let accountID: String
    /// The role, or permission set.
    let roleName: String

    /// What `profile` says, or `nil` where it names neither account nor role.
    ///
    /// - Throws: ``KinesisVideoError`` with ``KinesisVideoError/Code/configuration``, which names what is missing or contradictory.
    init?(profile: Profile) throws(KinesisVideoError) {
        guard Self.roleKeys.contains(where: profile.settings.has) else { return nil }
        let section = try Self.section(of: profile)
        var found: [String: String] = [:]
        for key in Self.roleKeys { found[key] = profile[key] ?? section?[key] }
        // A session says for itself where its user signs in.
        for key in Self.signInKeys { found[key] = section.map { $0[key] } ?? profile[key] }
        let missing = (Self.signInKeys + Self.roleKeys).filter { found[$0] == nil }
        guard missing.isEmpty, let startURL = found["sso_start_url"], let region = found["sso_region"],
            let accountID = found["sso_account_id"], let roleName = found["sso_role_name"]
        else {
            throw Self.refusal(
                profile, "lacks \(missing.joined(separator: ", ")). Run `aws configure sso` to complete it")
        }
        self.profile = profile.name
        session = section == nil ? nil : profile["sso_session"]
        self.startURL = startURL
        self.region = try Self.region(region, profile)
        self.accountID = accountID
        self.roleName = roleName
    }

    private static let roleKeys = ["sso_account_id", "sso_role_name"]
    private static let signInKeys = ["sso_start_url", "sso_region"]

    /// The section that the profile names, or `nil` where it names none.
    private static func section(of profile: Profile) throws(KinesisVideoError) -> ConfigSection? {
        guard let name = profile["sso_session"] else { return nil }
        guard let section = profile.ssoSession else {
            throw refusal(
                profile,
                "names the sso_session '\(name)', which isn't in \(profile.files.configPath). "
                    + "Run `aws configure sso-session` to add it")
        }
        let contradictory = section.values.keys.sorted().first { key in
            profile.settings.has(key) && profile.settings.values[key] != section.values[key]
        }
        if let contradictory {
            throw refusal(
                profile,
                "and [sso-session \(name)] have different \(contradictory). Delete it from the profile")
        }
        return section
    }

    private static func region(_ name: String, _ profile: Profile) throws(KinesisVideoError) -> Region {
        do throws(KinesisVideoError) {
            return try Region(name)
        } catch {
            throw refusal(profile, "has a wrong sso_region: \(error.message)")
        }
    }

    private static func refusal(_ profile: Profile, _ words: String) -> KinesisVideoError {
        KinesisVideoError(.configuration, "profile '\(profile.name)' \(words)")
    }
}

extension SSOSettings {
    /// What the AWS CLI calls the cached token of the session, or of the address where there is none.
    var tokenKey: String { HexDigest.sha1(of: session ?? startURL) }

    /// What the AWS CLI calls the cached credentials of the role: the hash of a JSON text with sorted members in ASCII.
    var credentialsKey: String {
        let sign = session.map { ("sessionName", $0) } ?? ("startUrl", startURL)
        let members = [("accountId", accountID), ("roleName", roleName), sign].map { name, value in
            "\"\(name)\":\(JSONEscapes.asciiQuoted(value))"
        }
        return HexDigest.sha1(of: "{" + members.joined(separator: ",") + "}")
    }
}

extension JSONEscapes {
    /// `text` between quotes, everything beyond ASCII as `\uXXXX`, as Python's `json.dumps` writes it.
    fileprivate static func asciiQuoted(_ text: String) -> String {
        quoted(text).utf16.map { unit in
            guard unit > 0x7F else { return String(UnicodeScalar(UInt8(unit))) }
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }
}
