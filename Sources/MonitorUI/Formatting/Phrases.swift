import Canvas

/// Short pieces of styled text.
extension StyledText {
    /// A label and its value: `lag +1.82 s`.
    static func labelled(
        _ label: String, _ value: String, _ role: Role = .text
    ) -> StyledText {
        // Bold is kept for trouble, where it is seen: figures that are as they should be change every second, and each
        // change of emphasis costs more bytes than the figure.
        StyledText(label + " ", .muted) + StyledText(value, role, [.text, .ok].contains(role) ? [] : .bold)
    }

    /// A key's name and what it does: `e next finding`.
    static func hint(_ keys: String, _ label: String) -> StyledText {
        StyledText(keys, .key, .bold) + StyledText(" " + label, .muted)
    }
}

extension [StyledText] {
    /// The first so many of these lines of a text; where there are more, the last says so at its end.
    func beginning(_ rows: Int, width: Int) -> [StyledText] {
        guard rows < count, rows > 0 else { return Array(prefix(rows)) }
        return prefix(rows - 1) + [(self[rows - 1] + StyledText(" …")).truncated(to: width)]
    }
}

extension KeyMap {
    /// The first key for `action` in `scope`, and what it does in a few words; nothing where it has no key.
    func hint(for action: Action, in scope: KeyBinding.Scope, _ label: String) -> StyledText {
        key(for: action, in: scope).map { .hint($0.name, label) } ?? StyledText()
    }
}

/// A piece of a line that may be left out where there is no room.
struct Fact {
    /// What it says.
    var text: StyledText
    /// 0 is kept longest.
    var rank: Int

    /// As many of `facts` as fit into `width`, in their order, the highest ranks left out first.
    static func line(_ facts: [Fact], width: Int, separator: String = "   ") -> StyledText {
        let places = fitting(facts, width: width, separator: separator)
        return StyledText.joined(places.map { facts[$0].text }, separator: separator).truncated(to: width)
    }

    /// The places of those of `facts` that ``line(_:width:separator:)`` keeps.
    static func fitting(_ facts: [Fact], width: Int, separator: String) -> [Int] {
        var kept = facts.indices.filter { facts[$0].text.width > 0 }
        while true {
            let gaps = separator.count * max(0, kept.count - 1)
            let needed = kept.reduce(gaps) { $0 + facts[$1].text.width }
            guard needed > width, kept.count > 1, let worst = kept.map({ facts[$0].rank }).max() else {
                return kept
            }
            kept.remove(at: kept.lastIndex { facts[$0].rank == worst } ?? kept.count - 1)
        }
    }
}
