import Canvas
import FoundationEssentials

/// The line in which a time is asked for.
struct TimePrompt: Hashable, Sendable {
    /// What was typed.
    private(set) var text = ""
    /// What is wrong with it, or `nil`.
    var fault: String?

    /// No time is longer.
    private static let longest = 20

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
}
