import Canvas

/// The line in which something is typed.
struct Prompt: Hashable, Sendable {
    /// What is asked for.
    enum Purpose: Hashable, Sendable {
        /// A time to go to in a recording.
        case time
        /// What the rows of a list must match.
        case filter
        /// A command.
        case command
    }

    /// What is asked for.
    let purpose: Purpose
    /// How the list was looked at whose filter is asked for, or `nil` where something else is.
    let list: ListState?
    /// What stands before the cursor.
    private(set) var before: String
    /// What stands from the cursor on.
    private(set) var behind = ""
    /// What is wrong with it, or `nil`.
    var fault: String?
    /// The candidates that Tab goes through, or `nil` before it is pressed.
    var completion: Completion?
    /// The earlier line that is shown instead of what was typed, or `nil`.
    var recall: Recall?

    /// Nobody types more.
    static let longest = 200

    /// A line that asks for `purpose`, with `text` typed already.
    init(_ purpose: Purpose, text: String = "", list: ListState? = nil) {
        self.purpose = purpose
        self.list = list
        before = text
    }

    /// What was typed.
    var text: String { before + behind }

    /// Takes in a key that means nothing else here.
    mutating func type(_ key: Key) {
        guard case .character(let character) = key, text.count < Self.longest else { return }
        edit { before, _ in before.append(character) }
    }

    /// Changes the text on both sides of the cursor.
    mutating func edit(_ change: (_ before: inout String, _ behind: inout String) -> Void) {
        change(&before, &behind)
        fault = nil
        completion = nil
        recall = nil
    }

    /// Puts `text` in place of what was typed, with the cursor behind it.
    mutating func replace(with text: String) {
        before = String(text.prefix(Self.longest))
        behind = ""
        fault = nil
    }

    /// What stands before the line.
    var label: String {
        switch purpose {
        case .time: "go to "
        case .filter: "/"
        case .command: ":"
        }
    }
}
