import Canvas

/// The one table of keys: it drives dispatch, bottom bar and help; the README is held to it.
package struct KeyMap: Hashable, Sendable {
    /// Every binding, in the order of the help; the bottom bar shows as many as fit.
    package let bindings: [KeyBinding]

    /// A table of `bindings`.
    init(_ bindings: [KeyBinding]) { self.bindings = bindings }

    /// The bindings of `scope` alone.
    package func bindings(in scope: KeyBinding.Scope) -> [KeyBinding] {
        bindings.filter { $0.scope == scope }
    }

    /// The bindings of `scope` as the help shows them where `scopes` hold: without the keys that mean something else there.
    func helpBindings(in scope: KeyBinding.Scope, where scopes: [KeyBinding.Scope]) -> [KeyBinding] {
        let taken = scope.yielding.filter(scopes.contains).flatMap(bindings(in:)).flatMap(\.keys)
        return bindings(in: scope).compactMap { binding in
            let keys = binding.keys.filter { !taken.contains($0) }
            return keys.isEmpty && !binding.keys.isEmpty ? nil : binding.with(keys: keys)
        }
    }

    /// The first key for `action` in `scope`, or `nil` where it has none.
    func key(for action: Action, in scope: KeyBinding.Scope) -> Key? {
        bindings(in: scope).first { $0.action == action }?.keys.first
    }

    /// What `key` asks for where `scopes` hold, the first of them first, or `nil` where it does nothing.
    func action(for key: Key, in scopes: [KeyBinding.Scope]) -> Action? {
        scopes.lazy.compactMap { scope in
            bindings.first { $0.scope == scope && $0.keys.contains(key) }?.action
        }.first
    }

    /// The bottom bar's entries where `scopes` hold: keys that share a label, and the label. A key that means something
    /// else in a scope before isn't shown.
    package func barEntries(in scopes: [KeyBinding.Scope]) -> [(keys: String, label: String)] {
        var entries: [(keys: String, label: String)] = []
        let bindings = scopes.flatMap(bindings(in:))
        for binding in bindings.filter({ $0.place == .first }) + bindings.filter({ $0.place == .usual }) {
            guard let label = binding.label, let key = binding.keys.first,
                bindings.first(where: { $0.keys.contains(key) })?.action == binding.action
            else { continue }
            if let index = entries.firstIndex(where: { $0.label == label }) {
                entries[index].keys += " " + binding.key
            } else {
                entries.append((binding.key, label))
            }
        }
        return entries
    }
}
