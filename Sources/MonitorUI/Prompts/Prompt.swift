import Canvas
import FoundationEssentials

/// The line in which something is typed.
struct Prompt: Hashable, Sendable {
    /// What is asked for.
    enum Purpose: Hashable, Sendable {
        /// A time to go to in a recording.
        case time
        /// What the rows of a list must match.
        case filter
    }

    /// What is asked for.
    let purpose: Purpose
    /// What was typed.
    private(set) var text: String
    /// What is wrong with it, or `nil`.
    var fault: String?

    /// Nobody types more.
    private static let longest = 200

    /// A line that asks for `purpose`, with `text` typed already.
    init(_ purpose: Purpose, text: String = "") {
        self.purpose = purpose
        self.text = text
    }

    /// Takes in a key that means nothing else here.
    mutating func type(_ key: Key) {
        guard case .character(let character) = key, text.count < Self.longest else { return }
        text.append(character)
        fault = nil
    }

    /// Takes the last character back.
    mutating func erase() {
        text = String(text.dropLast())
        fault = nil
    }

    /// What stands before the line.
    var label: String {
        switch purpose {
        case .time: "go to "
        case .filter: "/"
        }
    }
}
