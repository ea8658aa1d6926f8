/// The sections of `~/.aws/config` or `~/.aws/credentials`.
///
/// Source: AWS SDKs reference guide, "Format of the config and credential files".
public struct SharedConfigFile: Hashable, Sendable {
    /// How a file names the section of a profile other than `default`.
    public enum Kind: Hashable, Sendable {
        /// `~/.aws/config`: `[profile NAME]`.
        case config
        /// `~/.aws/credentials`: `[NAME]`.
        case credentials
    }

    private var profiles: [String: [String: String]] = [:]

    /// Reads the text of a file. Lines that belong to no profile or aren't `name = value` are passed over.
    public init(_ text: String, kind: Kind) {
        var profile: String?
        for line in text.split(whereSeparator: \.isNewline) {
            let isIndented = line.first?.isWhitespace == true
            let content = line.trimmed
            guard let first = content.first, first != "#", first != ";" else { continue }
            if first == "[", !isIndented {
                profile = Self.profile(inHeader: content, kind)
                if let profile { profiles[profile, default: [:]].merge([:]) { old, _ in old } }
            } else if let profile, !isIndented, let (name, value) = Self.setting(content) {
                // Indented lines are nested settings of the line above, such as s3's.
                profiles[profile]?[name] = value
            }
        }
    }

    /// The settings of `profile` by lower-case name, or `nil` where the file doesn't have it.
    public subscript(profile: String) -> [String: String]? { profiles[profile] }

    private static func profile(inHeader header: Substring, _ kind: Kind) -> String? {
        let name = header.dropFirst().prefix { $0 != "]" }.trimmed
        guard kind == .config, name != "default" else { return String(name) }
        guard name.hasPrefix("profile"), name.dropFirst(7).first?.isWhitespace == true else { return nil }
        return String(name.dropFirst(7).trimmed)
    }

    private static func setting(_ line: Substring) -> (String, String)? {
        let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        return (parts[0].trimmed.lowercased(), String(parts[1].trimmed))
    }
}

extension Substring {
    /// The text without white space at its ends.
    var trimmed: Substring {
        var text = drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
