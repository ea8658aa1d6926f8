package import Canvas

/// Why a key can't be bound by a name.
package struct KeyNameError: Error, Hashable, CustomStringConvertible {
    /// What is wrong, and what would be right.
    package let description: String
}

extension Key {
    private static let names: [String: Key] = [
        "space": .character(" "), "up": .up, "↑": .up, "down": .down, "↓": .down, "left": .left, "←": .left,
        "right": .right, "→": .right, "home": .home, "end": .end, "pgup": .pageUp, "pageup": .pageUp,
        "pgdn": .pageDown, "pagedown": .pageDown, "enter": .enter, "return": .enter, "tab": .tab,
        "shift-tab": .backTab, "backtab": .backTab, "esc": .escape, "escape": .escape,
        "shift-left": .shiftLeft, "shift-←": .shiftLeft, "shift-right": .shiftRight, "shift-→": .shiftRight,
        "backspace": .backspace, "delete": .delete, "del": .delete,
    ]

    /// What terminals send another key's code for, or keep for themselves, and why.
    private static let withheld: [Character: String] = [
        "h": "is Backspace to a terminal", "i": "is Tab to a terminal",
        "j": "is Enter to a terminal", "m": "is Enter to a terminal", "z": "suspends kvsmon",
    ]

    private static let functionKeys = 1...12

    /// What names there are, for messages.
    package static let acceptedNames =
        "one character, Space, Enter, Tab, Shift-Tab, Esc, Backspace, Delete, Up, Down, Left, Right, "
        + "Shift-Left, Shift-Right, Home, End, PgUp, PgDn, F1 to F12, or Ctrl- and a letter"

    /// The key that people call `name`, in whatever case: `e`, `Space`, `PgUp`, `F1`, `Ctrl-D`.
    package init(named name: String) throws(KeyNameError) {
        let word = name.lowercased()
        if let key = Self.names[word] {
            self = key
        } else if name.count == 1, let character = name.first {
            guard StyledText(name).plain == name else {
                throw KeyNameError(description: "that character can't be shown, so no key is called so")
            }
            self = .character(character)
        } else if let letter = Self.letter(afterControl: word) {
            if let reason = Self.withheld[letter] {
                throw KeyNameError(description: "Ctrl-\(letter.uppercased()) \(reason)")
            }
            self = .control(letter)
        } else if word.first == "f", let number = Int(word.dropFirst()), Self.functionKeys.contains(number) {
            self = .function(number)
        } else {
            throw KeyNameError(description: "no key is called \"\(name)\"; a key is \(Self.acceptedNames)")
        }
    }

    private static func letter(afterControl word: String) -> Character? {
        let prefix = ["ctrl-", "c-", "^"].first { word.hasPrefix($0) }
        guard let rest = prefix.map({ word.dropFirst($0.count) }), rest.count == 1, let letter = rest.first,
            ("a"..."z").contains(letter)
        else { return nil }
        return letter
    }

    /// The name in letters alone, as a config file has it: `Up` where ``name`` is an arrow.
    package var spelledName: String { name.withoutArrows }
}
