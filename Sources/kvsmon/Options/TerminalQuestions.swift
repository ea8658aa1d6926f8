import Canvas
import Foundation
import Glibc

/// Asks whoever sits at the terminal, each question once, and never again once a screen has the terminal.
actor TerminalQuestions {
    /// This process's.
    static let shared = TerminalQuestions()

    private var asked: Set<String> = []
    private var isOver = false

    /// Writes `question` and answers the line that comes back; `nil` where there is no terminal, or no more questions.
    func ask(_ question: String) async -> String? {
        guard !isOver, asked.insert(question).inserted else { return nil }
        return await withCheckedContinuation { continuation in
            // Reading blocks until the line is there, so it gets a thread of the queue.
            DispatchQueue.global().async { continuation.resume(returning: Self.line(after: question)) }
        }
    }

    /// From now on nobody is asked.
    func end() {
        isOver = true
    }

    /// The terminal's next line, without its end; standard input and output may well be something else.
    private static func line(after question: String) -> String? {
        let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
        guard terminal >= 0 else { return nil }
        defer { close(terminal) }
        let text = Array(question.harmlessLines.utf8)
        guard write(terminal, text, text.count) == text.count else { return nil }
        var line = [UInt8](repeating: 0, count: 4096)
        var count = read(terminal, &line, line.count)
        while count < 0, errno == EINTR { count = read(terminal, &line, line.count) }
        guard count > 0 else { return nil }
        return String(decoding: line.prefix(count), as: UTF8.self).trimmingCharacters(in: .newlines)
    }
}
