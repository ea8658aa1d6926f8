/// The settings of one section of a shared file, by their names in lower case.
struct ConfigSection: Hashable, Sendable {
    /// What a setting says.
    enum Value: Hashable, Sendable {
        /// Text; empty where there is nothing behind the `=`.
        case text(String)
        /// Settings of its own, on indented lines below it; their names keep their case.
        case nested([String: String])
    }

    /// Every setting.
    private(set) var values: [String: Value]

    /// A section with these settings.
    init(_ values: [String: Value] = [:]) {
        self.values = values
    }

    /// The text of the setting called `name`, or `nil` where it is missing, empty or nested.
    subscript(name: String) -> String? {
        guard case .text(let text) = values[name] else { return nil }
        return text.isEmpty ? nil : text
    }

    /// The settings below the one called `name`; empty where there are none.
    func nested(_ name: String) -> [String: String] {
        guard case .nested(let settings) = values[name] else { return [:] }
        return settings
    }

    /// Whether it has a setting called `name`, even an empty one.
    func has(_ name: String) -> Bool { values[name] != nil }

    /// This section with the settings of `other`, which win.
    func merging(_ other: ConfigSection) -> ConfigSection {
        ConfigSection(values.merging(other.values) { $1 })
    }
}
