import Canvas
import FoundationEssentials
import StreamAnalysis

/// The fragment under the cursor in one line, where there is no room for all that is known of it.
struct CursorReadout: Hashable, Sendable {
    /// The fragment.
    let fragment: Fragment
    /// The one before it in producer order.
    let previous: Fragment?

    /// As much of it as `width` columns hold; nothing where that isn't even the lag.
    func text(width: Int) -> StyledText {
        let lag = StyledText.labelled("lag", Quantity.lag(fragment.lagSeconds, places: 3))
        guard lag.width <= width else { return StyledText() }
        let facts = [
            Fact(text: StyledText("…" + fragment.number.digits.suffix(9)), rank: 3),
            Fact(text: StyledText(fragment.producerTimestamp.civil.preciseClock + "Z"), rank: 1),
            Fact(text: lag, rank: 0), Fact(text: step, rank: 2),
        ]
        return Fact.line(facts, width: width, separator: "  ")
    }

    private var step: StyledText {
        guard let previous else { return StyledText() }
        let seconds = fragment.serverTimestamp.timeIntervalSince(previous.serverTimestamp)
        return .labelled("server step", "\(Wording.signed(seconds, places: 3)) s")
    }
}
