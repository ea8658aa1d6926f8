extension Model {
    /// The commands that can be given here, those with an argument first.
    var commands: [Command] {
        // The line that is typed lies over the screen, and the screen's commands are meant.
        var screen = self
        screen.overlay = nil
        var taken: Set<String> = []
        return (Command.withArgument + Command.actions(in: screen.scopes)).filter {
            taken.insert($0.name).inserted
        }
    }

    /// The command that `line` names, or `nil`.
    func command(named line: String) -> Command? {
        let name = line.words.name
        return commands.first { $0.names.contains(String(name)) }
    }

    /// What can stand at the end of `line`, and what stands before that.
    func candidates(for line: String) -> (stem: String, candidates: [String]) {
        let (name, rest) = line.words
        guard let rest else {
            return ("", commands.map(\.name).filter { $0.hasPrefix(name) }.sorted())
        }
        let stem = String(line.dropLast(rest.count))
        let choices = command(named: line)?.argument?.choices(self) ?? []
        return (stem, choices.filter { $0.lowercased().hasPrefix(rest.lowercased()) })
    }

    /// Puts the next candidate into the line that is typed, or the one before where `step` is negative.
    mutating func complete(by step: Int) {
        guard var prompt, prompt.purpose == .command else { return }
        if prompt.completion != nil {
            prompt.completion?.move(by: step)
        } else {
            let (stem, candidates) = candidates(for: prompt.before)
            prompt.completion = Completion(candidates, behind: stem, step: step)
        }
        guard let completion = prompt.completion else { return }
        prompt.replace(with: completion.line)
        prompt.recall = nil
        // The only candidate is what was meant, and its argument comes next.
        if completion.candidates.count == 1 {
            prompt.completion = nil
            if completion.stem.isEmpty, command(named: completion.line)?.argument != nil {
                prompt.replace(with: completion.line + " ")
            }
        }
        overlay = .prompt(prompt)
    }

    /// Shows the earlier line so many places back, or on where negative, and behind the newest what was typed.
    mutating func recallCommand(by step: Int) {
        guard var prompt, prompt.purpose == .command, !commandLines.isEmpty else { return }
        let recall = prompt.recall ?? Recall(place: commandLines.count, draft: prompt.text)
        let place = min(commandLines.count, max(0, recall.place - step))
        prompt.replace(with: place < commandLines.count ? commandLines[place] : recall.draft)
        prompt.completion = nil
        prompt.recall = place < commandLines.count ? Recall(place: place, draft: recall.draft) : nil
        overlay = .prompt(prompt)
    }

    /// So many lines are kept: nobody goes further back.
    package static let mostCommandLines = 100

    /// Does what the line says, or tells what is wrong with it and lets it be corrected.
    mutating func performCommand() -> [Effect] {
        guard let line = prompt?.text.trimmed else { return [] }
        let typed = overlay
        overlay = nil
        guard !line.isEmpty else { return [] }
        commandLines.removeAll { $0 == line }
        commandLines = (commandLines + [line]).suffix(Self.mostCommandLines)
        do throws(Command.Fault) {
            let effects = try perform(line)
            return [.remember(line)] + effects
        } catch {
            overlay = typed
            changePrompt { $0.fault = error.words }
            return []
        }
    }

    private mutating func perform(_ line: String) throws(Command.Fault) -> [Effect] {
        let (name, rest) = line.words
        guard let command = command(named: line) else { throw unknown(String(name)) }
        return try command.perform(&self, rest?.trimmed ?? "")
    }

    private func unknown(_ name: String) -> Command.Fault {
        if let action = Action(rawValue: name), let scope = KeyMap.standard.scopes(of: action).first {
            return Command.Fault("\(name) does nothing here; \(scope.whereabouts)")
        }
        let names = commands.map(\.name)
        let remedy = names.nearest(to: name).map { "did you mean \($0)?" } ?? "Tab shows what there is"
        return Command.Fault("no command is called \"\(name)\"; \(remedy)")
    }
}

extension String {
    /// The first word, and all behind the blank that follows it, or `nil` without one.
    fileprivate var words: (name: Substring, rest: Substring?) {
        let line = drop { $0 == " " || $0 == ":" }
        let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        return (parts.first ?? "", parts.count > 1 ? parts[1].drop { $0 == " " } : nil)
    }
}

extension StringProtocol {
    /// The text without blanks at its ends.
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
