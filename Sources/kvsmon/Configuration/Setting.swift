/// One setting: this declaration drives the config file, the environment, `kvsmon config` and the messages.
struct Setting: Sendable {
    /// The settings; raw values are the words of the config file.
    enum Name: String, CaseIterable, Hashable, Sendable {
        case theme, ascii, mouse
        case lowBandwidth = "low-bandwidth"
        case player, bell, snapshots
        case printOnExit = "print-on-exit"
        case region, profile
        case endpointURL = "endpoint-url"
        case caBundle = "ca-bundle"
    }

    /// What a setting's value is.
    enum Kind: Hashable, Sendable {
        /// A text.
        case text
        /// True or false.
        case flag
    }

    /// What it is called.
    let name: Name
    /// What its value is.
    let kind: Kind
    /// The environment variables that set it, the first of them first.
    let variables: [String]
    /// The value where nobody says anything, or `nil` where it is found out otherwise.
    let standard: SettingValue?
    /// A value that somebody may want instead, as the example file has it.
    let sample: SettingValue
    /// A sentence about it.
    let help: String

    /// Every setting, in the order of the example file.
    static let all: [Setting] = [
        Setting(
            name: .theme, kind: .text, variables: ["KVSMON_THEME"], standard: .text("default"),
            sample: .text("default"), help: "A theme's name, or the path of a theme's file."),
        Setting(
            name: .ascii, kind: .flag, variables: ["KVSMON_ASCII"], standard: .flag(false),
            sample: .flag(false), help: "Draw with ASCII characters only."),
        Setting(
            name: .mouse, kind: .flag, variables: ["KVSMON_MOUSE"], standard: .flag(false),
            sample: .flag(false), help: "The mouse clicks, drags over time and scrolls."),
        Setting(
            name: .lowBandwidth, kind: .flag, variables: ["KVSMON_LOW_BANDWIDTH"], standard: .flag(false),
            sample: .flag(false), help: "All that changes with time moves on every five seconds."),
        Setting(
            name: .player, kind: .text, variables: ["KVSMON_PLAYER"], standard: nil,
            sample: .text("mpv --mute=yes"), help: "What plays a session; else mpv, ffplay or vlc."),
        Setting(
            name: .bell, kind: .flag, variables: ["KVSMON_BELL"], standard: .flag(false),
            sample: .flag(false), help: "The terminal's bell rings on new warnings."),
        Setting(
            name: .snapshots, kind: .text, variables: ["KVSMON_SNAPSHOTS"], standard: .text("."),
            sample: .text("."), help: "The folder of what s saves and R records; . is the current one."),
        Setting(
            name: .printOnExit, kind: .flag, variables: ["KVSMON_PRINT_ON_EXIT"], standard: .flag(false),
            sample: .flag(false), help: "The last picture stays in the terminal, as text."),
        Setting(
            name: .region, kind: .text, variables: ["AWS_REGION", "AWS_DEFAULT_REGION"], standard: nil,
            sample: .text("us-west-2"), help: "The AWS region; else the profile's."),
        Setting(
            name: .profile, kind: .text, variables: ["AWS_PROFILE"], standard: nil, sample: .text("default"),
            help: "The profile of ~/.aws/config and ~/.aws/credentials."),
        Setting(
            name: .endpointURL, kind: .text,
            variables: ["AWS_ENDPOINT_URL_KINESIS_VIDEO", "AWS_ENDPOINT_URL"], standard: nil,
            sample: .text("http://127.0.0.1:8080"), help: "Another service than AWS, such as a simulator."),
        Setting(
            name: .caBundle, kind: .text, variables: ["AWS_CA_BUNDLE"], standard: nil,
            sample: .text("/etc/ssl/company.pem"), help: "Certificate authorities to trust, in a PEM file."),
    ]

    /// The flag that sets it.
    var flag: String { "--\(name.rawValue)" }
}

/// What a setting is set to.
enum SettingValue: Hashable, Sendable {
    case text(String)
    case flag(Bool)

    /// As TOML writes it.
    var toml: String {
        switch self {
        case .text(let text): text.quotedInTOML
        case .flag(let flag): String(flag)
        }
    }

    private static let words: [String: Bool] = [
        "1": true, "true": true, "yes": true, "on": true, "0": false, "false": false, "no": false,
        "off": false,
    ]

    /// The value of `kind` that an environment variable's `text` means, or `nil` where it means none.
    init?(_ text: String, of kind: Setting.Kind) {
        switch kind {
        case .text: self = .text(text)
        case .flag:
            guard let flag = Self.words[text.lowercased()] else { return nil }
            self = .flag(flag)
        }
    }
}

extension String {
    /// The text as a TOML string on one line. Source: TOML 1.0.0, "String".
    var quotedInTOML: String {
        let escaped = unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case "\u{0}"..."\u{1F}", "\u{7F}":
                "\\u" + String(repeating: "0", count: scalar.value < 16 ? 3 : 2)
                    + String(scalar.value, radix: 16, uppercase: true)
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }
}
