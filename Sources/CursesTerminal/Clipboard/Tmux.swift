internal import Dispatch

/// The tmux that this program runs in.
struct Tmux: Sendable {
    /// Where it listens.
    let socket: String

    /// Puts `text` into its buffer, and with that into its terminal's clipboard where it can; `nil` where it refuses, or
    /// where only a sequence brings it further.
    func take(_ text: String) async -> ClipboardDelivery? {
        if await answer(to: ["load-buffer", "-w", "-"], text) != nil {
            let terminal = await answer(to: TmuxTerminal.question)
            return .tmuxBuffer(terminal.flatMap { TmuxTerminal($0)?.obstacle })
        }
        guard await !takesSequences, await answer(to: ["load-buffer", "-"], text) != nil else { return nil }
        return .tmuxBuffer(.oldTmux)
    }

    /// OSC 52 from programs goes on to its terminal.
    var takesSequences: Bool {
        get async { await answer(to: ["show-options", "-sv", "set-clipboard"]) == "on\n" }
    }

    /// What it answers to `words` and `input`, or `nil` where it refuses.
    ///
    /// It may take its time; keys are answered meanwhile.
    private func answer(to words: [String], _ input: String = "") async -> String? {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                let answer = ChildProcess.run(["tmux", "-S", socket] + words, input: Array(input.utf8))
                continuation.resume(returning: answer.map { String(decoding: $0, as: UTF8.self) })
            }
        }
    }
}
