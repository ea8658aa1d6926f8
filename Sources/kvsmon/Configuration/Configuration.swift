import MonitorUI

/// All settings and keys in effect, where each comes from, and what is wrong with what was said.
struct Configuration: Sendable {
    /// Where a value comes from, the later ones giving way to those before.
    enum Origin: Hashable, Sendable {
        /// The flag.
        case flag(String)
        /// The environment variable.
        case environment(String)
        /// The line of the config file.
        case file(line: Int)
        /// The profile of this name, one of ~/.aws/config and ~/.aws/credentials.
        case profile(String)
        /// Nobody said anything.
        case standard
    }

    /// What a setting is set to, and by whom; `nil` where it is found out otherwise.
    struct Choice: Hashable, Sendable {
        let value: SettingValue?
        let origin: Origin
    }

    /// The config file, or `nil` where there is none.
    let file: ConfigurationFile?
    /// What keys do.
    let keys: KeyMap
    /// The changes of keys that were made.
    let changes: [KeyChange]
    /// What is wrong; whatever it is about stays as it would be without it.
    private(set) var faults: [ConfigurationFault]
    private var choices: [Setting.Name: Choice] = [:]

    /// What flags, environment and file lead to, in this order.
    init(
        file: ConfigurationFile? = nil, environment: [String: String] = [:],
        flags: [Setting.Name: SettingValue] = [:]
    ) {
        self.file = file
        faults = file?.faults ?? []
        let asked = file?.changes ?? []
        let (keys, refusals) = KeyMap.standard.changed(by: asked)
        self.keys = keys
        changes = asked.filter { change in !refusals.contains { $0.change == change } }
        if let file {
            faults += refusals.map {
                ConfigurationFault(
                    place: file.place(of: $0.change.line), line: $0.change.line, reason: $0.reason)
            }
            faults.sort { ($0.line ?? 0) < ($1.line ?? 0) }
        }
        for setting in Setting.all { choose(setting, environment, flags) }
    }

    /// What `name` is set to, and by whom.
    func choice(of name: Setting.Name) -> Choice { choices[name] ?? Choice(value: nil, origin: .standard) }

    /// The text that `name` is set to, or `nil` without one.
    func text(_ name: Setting.Name) -> String? {
        if case .text(let text) = choice(of: name).value { text } else { nil }
    }

    /// `name` is set to true.
    func isOn(_ name: Setting.Name) -> Bool { choice(of: name).value == .flag(true) }

    /// The place of `origin` for messages.
    func place(of origin: Origin) -> String {
        switch origin {
        case .flag(let flag): flag
        case .environment(let variable): variable
        case .file(let line): file?.place(of: line) ?? "line \(line)"
        case .profile(let name): "profile '\(name)'"
        case .standard: "default"
        }
    }

    /// The same with the `region` of the profile called `name`, where nothing that goes before it says another.
    ///
    /// A profile that a flag or the environment names goes before the file, and its region with it.
    func knowing(region: String, ofProfile name: String) -> Configuration {
        let isFilesOwn = if case .file = choice(of: .region).origin { true } else { false }
        let goesBefore =
            switch choice(of: .profile).origin {
            case .flag, .environment: isFilesOwn
            case .file, .profile, .standard: false
            }
        guard goesBefore || choice(of: .region).value == nil else { return self }
        var configuration = self
        configuration.choices[.region] = Choice(value: .text(region), origin: .profile(name))
        return configuration
    }

    /// The same where `name` is its standard, because of what `reason` and `others` say is wrong with what it was set to.
    func refusing(
        _ name: Setting.Name, because reason: String, and others: [ConfigurationFault]
    ) -> Configuration {
        var configuration = self
        let origin = choice(of: name).origin
        let line: Int? = if case .file(let line) = origin { line } else { nil }
        let fault = ConfigurationFault(place: place(of: origin), line: line, reason: reason)
        let later = line.flatMap { line in faults.firstIndex { ($0.line ?? .max) > line } }
        configuration.faults.insert(contentsOf: [fault] + others, at: later ?? faults.endIndex)
        let standard = Setting.all.first { $0.name == name }?.standard
        configuration.choices[name] = Choice(value: standard, origin: .standard)
        return configuration
    }

    private mutating func choose(
        _ setting: Setting, _ environment: [String: String], _ flags: [Setting.Name: SettingValue]
    ) {
        choices[setting.name] =
            flags[setting.name].map { Choice(value: $0, origin: .flag(setting.flag)) }
            ?? choice(of: setting, in: environment)
            ?? file?.entries[setting.name].map { Choice(value: $0.value, origin: .file(line: $0.line)) }
            ?? Choice(value: setting.standard, origin: .standard)
    }

    private mutating func choice(of setting: Setting, in environment: [String: String]) -> Choice? {
        for variable in setting.variables {
            guard let text = environment[variable], !text.isEmpty else { continue }
            if let value = SettingValue(text, of: setting.kind) {
                return Choice(value: value, origin: .environment(variable))
            }
            faults.append(ConfigurationFault(place: variable, reason: "\"\(text)\" is neither 1 nor 0"))
        }
        return nil
    }
}
