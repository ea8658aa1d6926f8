/// The sections of `~/.aws/config` or `~/.aws/credentials`, by what they are about.
///
/// Source: AWS SDKs reference guide, "Format of the config and credential files".
struct SharedConfigFile: Hashable, Sendable {
    /// How a file names the section of a profile other than `default`.
    enum Kind: Hashable, Sendable {
        /// `~/.aws/config`: `[profile NAME]`.
        case config
        /// `~/.aws/credentials`: `[NAME]`.
        case credentials
    }

    /// Profiles by name.
    private(set) var profiles: [String: ConfigSection] = [:]
    /// `[sso-session NAME]` by name.
    private(set) var ssoSessions: [String: ConfigSection] = [:]
    /// `[services NAME]` by name: endpoints are nested in the setting of a service.
    private(set) var services: [String: ConfigSection] = [:]

    /// A file that isn't there.
    init() {}

    /// Reads the text of a file. Sections that are about something else are passed over.
    init(_ text: String, kind: Kind) throws(INIFile.Fault) {
        let file = try INIFile(text)
        for (header, section) in file.sections {
            switch kind {
            case .credentials: profiles[header] = section
            case .config: add(section, header)
            }
        }
    }

    /// A later section of the same profile replaces an earlier one: `[default]` and `[profile default]`.
    private mutating func add(_ section: ConfigSection, _ header: String) {
        if header.hasPrefix("profile") {
            Self.add(section, header, to: &profiles)
        } else if header.hasPrefix("sso-session") {
            Self.add(section, header, to: &ssoSessions)
        } else if header.hasPrefix("services") {
            Self.add(section, header, to: &services)
        } else if header == "default" {
            profiles[header] = section
        }
    }

    /// A header of another number of words than two names nothing.
    private static func add(
        _ section: ConfigSection, _ header: String, to sections: inout [String: ConfigSection]
    ) {
        guard let words = ShellWords.split(header), words.count == 2 else { return }
        sections[words[1]] = section
    }
}
