import FoundationEssentials

@testable import StreamAnalysis

/// A stream as text, one line a fragment, with the findings expected beside it.
///
///     # at    number  producer  length  expect
///       0.0   7001    10.000    1.939
///       +12
///      26.0   8001    40.000    1.939   gap reconnect-with-loss 4.0, reconnect with-loss 4.0
///
/// `at` is the server timestamp, `+12` stands for twelve fragments more in the rhythm of the two before (or of 2 s), and
/// `listed=30.5` behind the length says when it is listed and playable instead of as soon as it is complete.
struct TimelineText {
    /// A fragment and when it can be seen.
    struct Row {
        var fragment: Fragment
        var sequence: UInt64
        var available: Date
    }

    /// A finding that must come of it: `kind cause seconds`, the last two optional.
    struct Expectation: Hashable, CustomStringConvertible {
        var kind: String
        var cause: String?
        var seconds: Double?

        var description: String {
            [kind, cause, seconds.map { "\($0)" }].compactMap(\.self).joined(separator: " ")
        }
    }

    var rows: [Row] = []
    var expectations: [Expectation] = []
    /// The last frame's duration, which lengths leave out, in seconds.
    var frameSeconds: Double

    init(_ text: String, frameSeconds: Double = 0.061) {
        self.frameSeconds = frameSeconds
        for line in text.split(separator: "\n").map({ $0.trimmingPrefix { $0 == " " } }) {
            if line.isEmpty || line.hasPrefix("#") { continue }
            if line.hasPrefix("+") {
                repeatLast(Int(line.dropFirst().prefix { $0 != " " }) ?? 0)
            } else {
                add(line.split(separator: " ").map(String.init))
            }
        }
    }

    private mutating func add(_ words: [String]) {
        guard words.count >= 4, let server = Double(words[0]), let sequence = UInt64(words[1]),
            let producer = Double(words[2]), let length = Double(words[3])
        else { preconditionFailure("not a row: \(words)") }
        var rest = words.dropFirst(4)
        var available = server + length + frameSeconds + 0.7
        if let word = rest.first, word.hasPrefix("listed="), let seconds = Double(word.dropFirst(7)) {
            available = seconds
            rest = rest.dropFirst()
        }
        rows.append(
            Row(
                fragment: fragment(sequence, producer: producer, server: server, length: length),
                sequence: sequence, available: at(available)))
        for part in rest.joined(separator: " ").split(separator: ",") {
            let words = part.split(separator: " ").map(String.init)
            guard let kind = words.first else { continue }
            let seconds = words.dropFirst().compactMap { Double($0) }.first
            expectations.append(
                Expectation(
                    kind: kind, cause: words.dropFirst().first { Double($0) == nil }, seconds: seconds))
        }
    }

    private mutating func repeatLast(_ count: Int) {
        for _ in 0..<count {
            guard let last = rows.last else { return }
            let previous = rows.dropLast().last
            let isStep = previous.map { $0.sequence + 1 == last.sequence } ?? false
            let usual = last.fragment.length.inSeconds + frameSeconds
            var (step, producerStep) = (usual, usual)
            if isStep, let previous {
                let server = last.fragment.serverTimestamp.timeIntervalSince(
                    previous.fragment.serverTimestamp)
                if abs(server - usual) < 0.3 { step = server }
                producerStep = usual
            }
            add([
                "\(last.fragment.serverTimestamp.timeIntervalSince(start) + step)", "\(last.sequence + 1)",
                "\(last.fragment.producerTimestamp.timeIntervalSince(start) + producerStep)",
                "\(last.fragment.length.inSeconds)",
            ])
        }
    }
}
