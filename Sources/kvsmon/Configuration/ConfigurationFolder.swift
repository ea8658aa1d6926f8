/// The folder in which an operator keeps what is theirs: a config file, and themes.
struct ConfigurationFolder: Sendable {
    /// Its path.
    let path: String
    private let home: String?

    /// The folder that `environment` leads to, or `nil` without a home.
    ///
    /// Source: XDG Base Directory Specification: `$XDG_CONFIG_HOME`, which counts only if absolute, else `~/.config`.
    init?(environment: [String: String]) {
        let own = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        guard let base = own ?? home.map({ $0 + "/.config" }) else { return nil }
        path = base + "/kvsmon"
    }

    /// The config file's path.
    var file: String { path + "/config.toml" }

    /// The config file's path, for messages.
    var shownFile: String { shortened(file) }

    /// A path as people write it: a line of the screen is short.
    func shortened(_ path: String) -> String {
        guard let home, home != "/", path.hasPrefix(home + "/") else { return path }
        return "~" + String(path.dropFirst(home.count))
    }
}
