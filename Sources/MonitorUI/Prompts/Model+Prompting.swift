import Canvas
import FoundationEssentials

extension Model {
    /// The line that is typed, or `nil` while none is.
    var prompt: Prompt? {
        if case .prompt(let prompt) = overlay { prompt } else { nil }
    }

    /// What can be typed where `purpose` is asked for, as a hint behind the line.
    func hint(for purpose: Prompt.Purpose) -> String {
        switch purpose {
        case .time: "14:21:36 +10m -1h"
        case .filter: list.map { type(of: $0).filterHint } ?? ""
        case .command: commandHint
        }
    }

    /// What the command that is typed does, once its name is complete.
    private var commandHint: String {
        guard let line = prompt?.text, !line.isEmpty else {
            let hints: [(Action, String)] = [
                (.complete, "completes"), (.earlierLine, "shows earlier commands"),
            ]
            return hints.compactMap { action, words in
                options.keys.key(for: action, in: .prompt).map { "\($0.spelledName) \(words)" }
            }.joined(separator: ", ")
        }
        return command(named: line).map { "\($0.usage): \($0.help)" } ?? ""
    }

    /// Changes the line that is typed, where one is; a list follows its filter at once.
    mutating func changePrompt(_ change: (inout Prompt) -> Void) {
        guard var prompt else { return }
        change(&prompt)
        overlay = .prompt(prompt)
        follow(prompt)
    }

    /// Does what the line that was typed asks for.
    mutating func acceptPrompt() -> [Effect] {
        switch prompt?.purpose {
        case .time: return goToTime()
        case .filter: acceptFilter()
        case .command: return performCommand()
        case nil: break
        }
        return []
    }

    /// Keeps the filter that was typed, unless nothing can be asked for so: then it can be corrected.
    private mutating func acceptFilter() {
        if let list, let prompt, let fault = type(of: list).fault(ofFilter: prompt.text) {
            changePrompt { $0.fault = fault }
        } else {
            overlay = nil
        }
    }
}
