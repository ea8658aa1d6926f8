import MonitorUI

/// A config file to begin with: every setting and every key with what it is for, as comments that say the standard.
enum ConfigurationExample {
    private static let heading = """
        # kvsmon's config file: ~/.config/kvsmon/config.toml, or what --config or KVSMON_CONFIG names.
        #
        # A flag goes before the environment, that before this file. Take the # away from the lines that you change.
        # `kvsmon config` says what is in effect, and what is wrong with this file.
        """

    private static let keysHeading = """
        # Keys, by where they hold: one, a list of them, or [] for none.
        """

    /// The file.
    static var text: String {
        let settings = Setting.all.map { setting in
            let variables = setting.variables.joined(separator: ", ")
            return "# \(setting.help) [\(variables)]\n#\(setting.name.rawValue) = \(setting.sample.toml)"
        }
        let tables = KeyBinding.Scope.allCases.map { scope in
            let rows = KeyMap.standard.bindings(in: scope).map(line)
            return (["#[keys.\(scope.rawValue)]"] + rows).joined(separator: "\n")
        }
        return ([heading] + settings + [keysHeading] + tables).joined(separator: "\n\n") + "\n"
    }

    /// The longest pair of an action and its keys, in characters.
    private static let column = 48

    private static func line(_ binding: KeyBinding) -> String {
        let pair = "#\(binding.action.rawValue) = \(binding.keys.map(\.spelledName).tomlList)"
        return pair + String(repeating: " ", count: max(1, column - pair.count)) + "# \(binding.help)"
    }
}
