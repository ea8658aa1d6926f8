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

    /// The kind in words: `late fragment`.
    var name: String { kind.rawValue.split(separator: "-").joined(separator: " ") }

    /// Kind and size: `gap 6.0 s`.
    var title: String { magnitude.map { "\(name) \($0)" } ?? name }

    /// How big it is, by the evidence that says so, else how long it lasted; `nil` where neither is known.
    var magnitude: String? {
        if let name = FindingSign.of(kind).measure, let value = number(name) {
            guard value != 0 else { return nil }
            return name.hasSuffix("ms_per_hour") ? "\(Quantity.signed(value, places: 0)) ms/h" : sized(value)
        }
        guard let to, to > from else { return nil }
        return sized(to.timeIntervalSince(from))
    }

    /// How big it is, in seconds, however that is measured; `nil` where nothing says so.
    var sizeSeconds: Double? {
        if let name = FindingSign.of(kind).measure, let value = number(name) { return abs(value) }
        return to.map { $0.timeIntervalSince(from) }
    }

    private func number(_ name: String) -> Double? {
        guard case .number(let value)? = evidence.first(where: { $0.name == name })?.value else { return nil }
        return value
    }

    private func sized(_ seconds: Double) -> String {
        let sign = [.clockJump, .clockSkew].contains(kind) && seconds > 0 ? "+" : ""
        let isShort = abs(seconds) < 0.0995
        return sign
            + (isShort ? "\(Quantity.decimal(seconds * 1000, places: 0)) ms" : Quantity.duration(seconds))
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

extension [Finding] {
    /// As the list shows them: what goes on first, worst first, then the rest as they came, newest first.
    var inListOrder: [Finding] {
        let ongoing = enumerated().filter(\.element.isOngoing)
            .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }
        return ongoing.isEmpty ? self : ongoing.map(\.element) + filter { !$0.isOngoing }
    }

    /// The first of the severest findings that aren't resolved.
    var worst: Finding? {
        let open = filter { $0.state != .resolved }
        let severity = open.map(\.severity).max()
        return open.first { $0.severity == severity }
    }
}

extension StreamReport {
    /// Whether the archive was asked and answered.
    var isListed: Bool { calls.contains { $0.operation == .listFragments && $0.latest.failure == nil } }
}
