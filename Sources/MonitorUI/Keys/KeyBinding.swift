package import Canvas

/// One row of the key table: keys, what they do, and the words for it.
package struct KeyBinding: Hashable, Sendable {
    /// Where a binding holds; raw values are the words of the config file.
    package enum Scope: String, CaseIterable, Hashable, Sendable {
        /// On every screen, unless it has a binding of its own for the key.
        case everywhere
        /// On the stream screen.
        case stream
        /// In the list of findings on the stream screen.
        case findings
        /// On a screen that is a list.
        case list
        /// On the playlist screen.
        case playlist
        /// On the screens of a recording.
        case replay
        /// While the copy dialog is open.
        case copyDialog = "copy-dialog"
        /// While the help is open.
        case help
        /// While the list of themes is open.
        case themes
        /// While a line is typed; characters that aren't bound here are written.
        case prompt
    }

    /// Where it stands in the bottom bar.
    package enum Place: Hashable, Sendable {
        /// Before all others.
        case first
        /// In the table's order.
        case usual
    }

    /// The keys, the one to be shown first.
    package let keys: [Key]
    /// Where they hold.
    package let scope: Scope
    /// The words in the bottom bar; bindings with the same words share one entry, and `nil` isn't shown there.
    package let label: String?
    /// Where the words stand.
    let place: Place
    /// A sentence for the help and the README.
    package let help: String
    /// What they ask for.
    package let action: Action

    init(
        _ keys: [Key], _ action: Action, in scope: Scope, label: String? = nil, place: Place = .usual,
        help: String
    ) {
        self.keys = keys
        self.scope = scope
        self.label = label
        self.place = place
        self.help = help
        self.action = action
    }

    /// The same with other keys.
    func with(keys: [Key]) -> KeyBinding {
        KeyBinding(keys, action, in: scope, label: label, place: place, help: help)
    }

    /// The first key's name, as the bottom bar shows it.
    package var key: String { keys.first?.name ?? "" }

    /// All keys' names with blanks between them, as the help shows them.
    package var allKeys: String { keys.map(\.name).joined(separator: " ") }
}

extension KeyBinding.Scope {
    /// The scopes whose bindings of a key go before its own.
    ///
    /// Those of the findings do only while they have the focus, and take nothing for good.
    var yielding: [Self] {
        switch self {
        case .replay: [.list]
        case .stream: [.replay]
        case .playlist: [.list, .replay]
        case .everywhere: [.list, .replay, .stream, .playlist]
        case .findings, .list, .copyDialog, .help, .themes, .prompt: []
        }
    }
}

extension String {
    /// Key names in ASCII: the arrows as words, since `<` and `>` are keys too.
    var withoutArrows: String {
        ["←": "Left", "→": "Right", "↑": "Up", "↓": "Down"].reduce(self) { text, arrow in
            text.split(separator: arrow.key, omittingEmptySubsequences: false).joined(separator: arrow.value)
        }
    }
}

extension Key {
    /// What the key is called on a keyboard: `e`, `Space`, `←`, `Ctrl-C`.
    package var name: String {
        switch self {
        case .character(" "): "Space"
        case .character(let character): String(character)
        case .control(let character): "Ctrl-" + character.uppercased()
        case .function(let number): "F\(number)"
        case .up: "↑"
        case .down: "↓"
        case .left: "←"
        case .right: "→"
        case .shiftLeft: "Shift-←"
        case .shiftRight: "Shift-→"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .enter: "Enter"
        case .tab: "Tab"
        case .backTab: "Shift-Tab"
        case .escape: "Esc"
        case .backspace: "Backspace"
        case .delete: "Delete"
        }
    }
}
