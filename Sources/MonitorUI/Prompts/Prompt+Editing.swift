extension Prompt {
    /// Changes the text as the key for `action` does in a shell, and tells whether it does.
    mutating func edit(by action: Action) -> Bool {
        guard let change = Self.changes[action] else { return false }
        edit(change)
        return true
    }

    private typealias Change = @Sendable (_ before: inout String, _ behind: inout String) -> Void

    private static let changes: [Action: Change] = [
        .erase: { before, _ in before = String(before.dropLast()) },
        .eraseNext: { _, behind in behind = String(behind.dropFirst()) },
        .eraseWord: { before, _ in before = before.withoutLastWord },
        .eraseBefore: { before, _ in before = "" },
        .eraseBehind: { _, behind in behind = "" },
        .cursorLeft: { before, behind in
            guard let last = before.popLast() else { return }
            behind = String(last) + behind
        },
        .cursorRight: { before, behind in
            guard let first = behind.first else { return }
            before.append(first)
            behind = String(behind.dropFirst())
        },
        .lineStart: { before, behind in
            behind = before + behind
            before = ""
        },
        .lineEnd: { before, behind in
            before += behind
            behind = ""
        },
    ]
}

extension String {
    /// The text up to the blank before its last word, with that blank.
    fileprivate var withoutLastWord: String {
        let trimmed = reversed().drop { $0 == " " }.drop { $0 != " " }
        return String(trimmed.reversed())
    }
}
