import FoundationEssentials

/// What is true where a LIVE playlist ends long before now.
extension Stretch {
    /// So late is too late. Source: findings' catalogue; AWS tells of 3 to 5 s, and up to 10 s.
    private static let tooLate: Duration = .seconds(15)
    /// Of so many fragments in a row, more than half or a few first ones decide.
    private static let judged = 9
    private static let leastLate = 3

    /// Times in which most fragments are shown too late, by the producer's clock: a clock that is off hides it.
    var latencies: [ExpectedFinding] {
        let shown = shown
        let late = shown.indices.filter { index in
            shown[index].persisted + Self.pollSlack - shown[index].producerEnd > Self.tooLate
        }
        guard let first = late.first, let last = late.last, late.count >= Self.leastLate else { return [] }
        let over = min(last + Self.judged, shown.count - 1)
        let isCertain = last - first >= Self.judged * 2 && isLate(shown[first...last]) && !mayBeSkewed
        return [
            ExpectedFinding(
                "live-latency", cause: "producer", from: shown[first].persisted.date,
                to: (shown[over].persisted + Self.pollSlack * 2).date,
                evidenceComplete: shown[last].listable.date, necessity: isCertain ? .required : .allowed,
                span: .part)
        ]
    }

    /// All of `captures` are too late without doubt.
    private func isLate(_ captures: ArraySlice<Capture>) -> Bool {
        captures.allSatisfy { $0.persisted - $0.producerEnd > Self.tooLate }
    }

    /// The clock may be taken for one that is off, which says more.
    private var mayBeSkewed: Bool {
        run.script.clockOffset != .zero || run.script.lag > .seconds(8)
            || occurrences.contains { $0.fault.jump != .zero || $0.fault.isReboot }
    }
}
