import FoundationEssentials
import StreamAnalysis

extension Finding {
    /// What tells it from all others.
    struct ID: Hashable, Sendable {
        /// The kind's stable id.
        var kind: Kind
        /// The finding's subject.
        var subject: String
    }

    /// What tells it from all others.
    var id: ID { ID(kind: kind, subject: subject) }

    /// Whether it goes on and matters.
    var isOngoing: Bool { to == nil && state != .resolved && severity >= .warning }

    /// What it is, in words: `late fragment`, `2 gaps`, or why there is nothing to watch: `stream not found`.
    var name: String { isNamedByCause ? causeWords : gapCount ?? kind.words }

    /// The same in as few words as a mark has.
    var shortName: String { isNamedByCause ? causeWords : gapCount ?? FindingSign.of(kind).word }

    /// The size of gaps of one cause is that of all of them, which would be read as one hole's.
    private var gapCount: String? {
        guard kind == .gap,
            case .count(let count)? = evidence.first(where: { $0.name == "occurrences" })?.value
        else { return nil }
        return count > 1 ? Wording.count(count, "gap") : nil
    }

    /// "No fragments" would be said of a stream that isn't there or can't have any.
    private var isNamedByCause: Bool {
        guard kind == .noFragments, let cause else { return false }
        return Self.namingCauses.contains(cause)
    }

    private static let namingCauses: Set<String> = [
        "stream-not-found", "stream-not-active", "no-retention", "wrong-endpoint", "unplayable-media",
    ]

    /// What stands beside the name: its cause, where that isn't the name, and before it which call it is about.
    var detailWords: String {
        guard !isNamedByCause else { return "" }
        guard let operation = operationWords else { return causeWords }
        // What is throttled is the cause there, and stands with the operation.
        return kind == .throttled || causeWords.isEmpty ? operation : "\(operation), \(causeWords)"
    }

    /// The operation that a finding about calls tells of, and which other one it needs that was refused:
    /// `ListFragments (GetDataEndpoint)`. Two such findings are alike else.
    private var operationWords: String? {
        guard Self.kindsOfOneOperation.contains(kind), !Self.causesOfAllCalls.contains(cause ?? ""),
            let operation = evidenceText("operation")
        else { return nil }
        let refused =
            kind == .throttled ? cause : evidenceText("action")?.split(separator: ":").last.map(String.init)
        guard let refused, refused != operation else { return operation }
        return "\(operation) (\(refused))"
    }

    private static let kindsOfOneOperation: Set<Kind> = [.callFailing, .notAuthorized, .throttled]

    /// What all signed calls are refused for.
    private static let causesOfAllCalls: Set<String> = ["wrong-secret", "unknown-keys"]

    private func evidenceText(_ name: String) -> String? {
        guard case .text(let text)? = evidence.first(where: { $0.name == name })?.value else { return nil }
        return text
    }

    /// Name and size: `gap 6.0 s`.
    var title: String { magnitude.map { "\(name) \($0)" } ?? name }

    /// How big it is, by what measures its kind; `nil` where that isn't known, or is nothing.
    var magnitude: String? {
        guard let measured, measured != 0 else { return nil }
        switch kind.measure {
        case .seconds, .lasting: return Quantity.size(measured)
        // How far off a clock is says more than in which direction, which the sentences tell.
        case .offset where kind == .clockOff: return Quantity.size(abs(measured))
        case .offset: return (measured > 0 ? "+" : "") + Quantity.size(measured)
        case .drift: return "\(Wording.signed(measured, places: 0)) ms/h"
        case .factor: return "\(Wording.decimal(measured, places: 1))-fold"
        case .times: return measured > 1 ? "\(Wording.decimal(measured, places: 0))×" : nil
        }
    }

    /// When it was: `14:21:02–14:21:08`, `since 14:21:02`, or a single instant.
    func time(near now: Date) -> String {
        let start = from.clock(near: now)
        guard let to else { return "since \(start)" }
        let end = from.civil.dayNumber == to.civil.dayNumber ? to.civil.clock : to.clock(near: now)
        return start.hasSuffix(end) ? start : "\(start)–\(end)"
    }

    /// Its cause in words, or nothing.
    var causeWords: String {
        let words = (cause ?? "").split(separator: "-")
        // `re-sent` is one word.
        return words.enumerated().reduce(into: "") { text, word in
            let separator = word.offset == 0 ? "" : words[word.offset - 1] == "re" ? "-" : " "
            text += separator + word.element
        }
    }
}

extension Finding.Kind {
    /// The kind in words: `late fragment`.
    var words: String { rawValue.split(separator: "-").joined(separator: " ") }
}

extension Quantity {
    /// How big something is: below a second as sentences say it, `80 ms`, and else without more figures than count, `32 s`.
    static func size(_ seconds: Double) -> String {
        abs(seconds) < 0.9995 ? Wording.span(seconds) : duration(seconds)
    }
}

extension [Finding] {
    /// As the list shows them: what goes on first, worst first, then the rest as they came, newest first.
    var inListOrder: [Finding] {
        let ongoing = enumerated().filter(\.element.isOngoing)
            .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }
        return ongoing.isEmpty ? self : ongoing.map(\.element) + filter { !$0.isOngoing }
    }
}

extension StreamReport {
    /// Whether the archive was asked and answered.
    var isListed: Bool { calls.contains { $0.operation == .listFragments && $0.latest.failure == nil } }
}
