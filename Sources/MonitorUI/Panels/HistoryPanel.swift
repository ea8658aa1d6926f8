import Canvas
import FoundationEssentials
import StreamAnalysis

/// How far the past is loaded, in one line, while it is: a bar, and figures beside it.
struct HistoryPanel: Panel {
    /// What is drawn.
    let history: HistoryProgress
    /// The moment of drawing.
    let now: Date

    func draw(into frame: inout Frame, area: Rect) {
        let inner = area.inset(columns: 1, rows: 0)
        frame.writeLine(
            Fact.line(facts(width: inner.size.columns), width: inner.size.columns), row: 0, in: inner)
    }

    private func facts(width: Int) -> [Fact] {
        let span = history.range.upperBound.timeIntervalSince(history.range.lowerBound)
        let percent = Wording.decimal((history.fraction * 100).rounded(.down), places: 0)
        return [
            Fact(
                text: .labelled("history", Quantity.wholeDuration(span.rounded()))
                    + StyledText(" \(percent) %", .text, .bold), rank: 0),
            Fact(
                text: Gauge(fraction: history.fraction).text(width: width >= 100 ? 30 : 16, role: .info),
                rank: 3),
            Fact(text: StyledText("\(Quantity.grouped(history.fragmentCount)) fragments"), rank: 2),
            Fact(text: standing, rank: 1),
            Fact(text: StyledText(history.shortening ?? "", .notice), rank: 4),
        ]
    }

    private var standing: StyledText {
        switch history.standing {
        case .loading:
            guard let seconds = history.secondsLeft else { return StyledText("loading", .muted) }
            return StyledText("about \(Quantity.wholeDuration(max(1, seconds.rounded(.up)))) left", .muted)
        case .waiting(let until, let code):
            let wait = Quantity.wholeDuration(max(0, until.timeIntervalSince(now)).rounded(.up))
            return StyledText("▲ \(code), next try in \(wait)", .warning)
        case .finished, .full: return StyledText()
        }
    }
}

extension HistoryProgress {
    /// That the history holds no more, as a sentence, or `nil` where it does.
    var fullness: String? {
        guard standing == .full else { return nil }
        return
            "\(Quantity.grouped(FragmentHistory.capacity)) fragments are kept, so older ones weren't loaded."
    }
}
