package import Canvas

/// Other keys for an action in a scope than the standard ones, as a line of the config file asks for.
package struct KeyChange: Hashable, Sendable {
    /// Where they hold.
    package let scope: KeyBinding.Scope
    /// What they ask for.
    package let action: Action
    /// The keys; none takes the action's keys away.
    package let keys: [Key]
    /// The line that says so, counted from 1.
    package let line: Int

    /// A change that `line` asks for.
    package init(_ scope: KeyBinding.Scope, _ action: Action, keys: [Key], line: Int) {
        self.scope = scope
        self.action = action
        self.keys = keys
        self.line = line
    }

    /// A change that isn't made, and why.
    package struct Refusal: Hashable, Sendable {
        /// What was asked for.
        package let change: KeyChange
        /// What is wrong with it and what would be right.
        package let reason: String
    }
}

extension KeyBinding.Scope {
    /// The scopes that hold at the same time, so that a key can't mean two things; none for what lies over the screen
    /// and takes all keys.
    var companions: Set<KeyBinding.Scope> {
        switch self {
        case .everywhere: [.stream, .findings, .list, .playlist, .replay]
        case .stream: [.findings, .replay, .everywhere]
        case .findings: [.stream, .replay, .everywhere]
        case .list: [.playlist, .replay, .everywhere]
        case .playlist: [.list, .replay, .everywhere]
        case .replay: [.stream, .findings, .list, .playlist, .everywhere]
        case .copyDialog, .help, .themes, .prompt: []
        }
    }

    /// Where that is, for somebody who is elsewhere.
    var whereabouts: String {
        switch self {
        case .everywhere: "it works on every screen"
        case .stream: "it works on screens with a time axis"
        case .findings: "it works in the list of findings"
        case .list: "it works on lists"
        case .playlist: "it works on the playlist screen"
        case .replay: "it works in a replay"
        case .copyDialog: "it works in the copy dialog"
        case .help: "it works in the help"
        case .themes: "it works in the list of themes"
        case .prompt: "it works while a line is typed"
        }
    }

    /// What must keep a key, so that nobody is locked in.
    var indispensable: Set<Action> {
        if self == .everywhere { return [.quit, .help] }
        return companions.isEmpty ? [.close] : []
    }
}

extension KeyMap {
    /// The scopes in which keys ask for `action`.
    package func scopes(of action: Action) -> [KeyBinding.Scope] {
        bindings.filter { $0.action == action }.map(\.scope)
    }

    /// The table with `changes` made, all at once so that two actions can swap keys, and those that can't be made.
    ///
    /// Of two that want the same key, the one on the later line is refused and keeps its standard keys.
    package func changed(by changes: [KeyChange]) -> (keys: KeyMap, refusals: [KeyChange.Refusal]) {
        var refusals = changes.compactMap { change in
            fault(of: change).map { KeyChange.Refusal(change: change, reason: $0) }
        }
        var accepted = changes.filter { change in !refusals.contains { $0.change == change } }
        while let refusal = conflict(among: accepted) {
            refusals.append(refusal)
            accepted.removeAll { $0 == refusal.change }
        }
        return (replacing(accepted), refusals.sorted { $0.change.line < $1.change.line })
    }

    private func replacing(_ changes: [KeyChange]) -> KeyMap {
        KeyMap(
            bindings.compactMap { binding in
                guard let change = changes.last(where: { $0.isAbout(binding) }) else { return binding }
                return change.keys.isEmpty ? nil : binding.with(keys: change.keys)
            })
    }

    /// What is wrong with `change` whatever the others are, or `nil`.
    private func fault(of change: KeyChange) -> String? {
        let (scope, action) = (change.scope.rawValue, change.action.rawValue)
        let scopes = scopes(of: change.action)
        guard scopes.contains(change.scope) else {
            let places = scopes.map { "[keys.\($0.rawValue)]" }.joined(separator: ", ")
            return "\(action) means nothing in \(scope); it belongs in \(places)"
        }
        if change.keys.isEmpty, change.scope.indispensable.contains(change.action) {
            return "\(action) needs a key in \(scope), or there is no way out"
        }
        if change.keys.contains(.control("c")), change.action != .quit {
            return "Ctrl-C always quits, so it can't be \(action)"
        }
        guard change.scope == .prompt else { return nil }
        return change.keys.lazy.compactMap { key -> String? in
            guard case .character = key else { return nil }
            return "\(key.spelledName) is typed in a line; \(action) needs a key such as F2 or Ctrl-G"
        }.first
    }

    /// The first change that takes a key from another action, or `nil`.
    private func conflict(among changes: [KeyChange]) -> KeyChange.Refusal? {
        guard !changes.isEmpty else { return nil }
        let all = replacing(changes).bindings
        for (index, later) in all.enumerated() {
            for earlier in all[..<index] where clash(earlier, later) {
                let culprits = [earlier, later].map { binding in changes.last { $0.isAbout(binding) } }
                guard let culprit = culprits.compactMap(\.self).max(by: { $0.line < $1.line }) else {
                    continue
                }
                let isLater = culprits[1] == culprit
                let (other, change) = isLater ? (earlier, culprits[0]) : (later, culprits[1])
                let key = later.keys.first { earlier.keys.contains($0) }?.spelledName ?? ""
                return KeyChange.Refusal(change: culprit, reason: words(key, culprit, other, change))
            }
        }
        return nil
    }

    private func words(
        _ key: String, _ culprit: KeyChange, _ other: KeyBinding, _ change: KeyChange?
    ) -> String {
        let origin = change.map { "on line \($0.line)" } ?? "as its standard key"
        return
            "\(key) can't be \(culprit.action.rawValue) in \(culprit.scope.rawValue): \(other.action.rawValue) in "
            + "\(other.scope.rawValue) has it \(origin); give one of them another key"
    }

    /// Two bindings hold at the same time and share a key, which the standard table doesn't let them.
    private func clash(_ one: KeyBinding, _ other: KeyBinding) -> Bool {
        guard one.keys.contains(where: other.keys.contains) else { return false }
        if one.scope == other.scope { return true }
        guard one.scope.companions.contains(other.scope) else { return false }
        let standard = [one, other].map { binding in
            bindings.first { $0.scope == binding.scope && $0.action == binding.action }?.keys ?? []
        }
        return Set(standard[0]).isDisjoint(with: standard[1])
    }
}

extension KeyChange {
    fileprivate func isAbout(_ binding: KeyBinding) -> Bool {
        scope == binding.scope && action == binding.action
    }
}
