import Canvas
import FoundationEssentials
import StreamAnalysis

/// Everything known about the fragment under the cursor.
struct FragmentPanel: Panel {
    /// The fragment, or `nil` while there is none.
    let archived: ArchivedFragment?
    /// The fragment before it in producer order.
    let previous: ArchivedFragment?
    /// Whether it is the newest.
    let isNewest: Bool
    /// Whether Enter opens it.
    let isFocused: Bool

    func draw(into frame: inout Frame, area: Rect) {
        var area = area
        let ruleArea = area.cutTop(1)
        var hidden = 0
        var row = 0
        for (label, text) in parts {
            let wrapped = text.wrapped(to: area.size.columns - ReadingPanel.labelWidth - 2)
            // Half a number would pass for another one.
            guard row + wrapped.count <= area.size.rows else {
                hidden += 1
                continue
            }
            for (index, line) in wrapped.enumerated() {
                let name = StyledText(index == 0 ? label : "", .muted).fitted(to: ReadingPanel.labelWidth)
                frame.write(name + line, at: Point(column: 1, row: row), in: area)
                row += 1
            }
        }
        let rest = hidden > 0 ? StyledText("↓ \(hidden) more", .muted) : StyledText()
        Rule(title: title, trailing: rest).draw(into: &frame, area: ruleArea)
    }

    /// It in full width, with so many lines scrolled away.
    func reading(scroll: Int, keys: KeyMap) -> ReadingPanel {
        ReadingPanel(
            title: title, parts: parts, scroll: scroll, keys: keys, scope: .stream)
    }

    private var parts: [(label: String, text: StyledText)] { archived.map { lines($0) } ?? [] }

    private var title: StyledText {
        guard let archived else { return .sectionTitle("Fragment", isFocused: isFocused) }
        let digits = archived.fragment.number.digits
        let short = digits.count > 9 ? "…\(digits.suffix(9))" : digits
        return .sectionTitle("Fragment \(short)", isNewest ? " newest" : "", isFocused: isFocused)
    }

    /// What is known about `archived`, each line with its label.
    func lines(_ archived: ArchivedFragment) -> [(label: String, text: StyledText)] {
        let fragment = archived.fragment
        let length = fragment.length.inSeconds
        let end = archived.end.timeIntervalSince(fragment.producerTimestamp)
        let size = "\(Quantity.grouped(fragment.byteCount)) B"
        let rate = end > 0 ? "  \(Wording.rate(Double(fragment.byteCount) * 8 / end))" : ""
        return [
            ("producer", StyledText(fragment.producerTimestamp.civil.preciseClock + "Z")),
            ("server", StyledText(fragment.serverTimestamp.civil.preciseClock + "Z") + lag(fragment)),
            ("step", step(fragment)),
            (
                "length",
                StyledText(
                    "\(Wording.decimal(length, places: 3)) s, ends after \(Wording.decimal(end, places: 3)) s"
                )
            ),
            ("size", StyledText(size + rate)),
            ("listed", listed(archived)),
            ("playlist", playlist(archived)),
            ("sequence", sequence(fragment)),
            ("number", StyledText(fragment.number.digits, .muted)),
        ].filter { $0.1.width > 0 }
    }

    private func sequence(_ fragment: Fragment) -> StyledText {
        fragment.structure.map { StyledText("\($0.sequence) (inferred)") } ?? StyledText()
    }

    private func lag(_ fragment: Fragment) -> StyledText {
        StyledText("  lag \(Quantity.lag(fragment.lagSeconds, places: 3))", .lag)
    }

    private func step(_ fragment: Fragment) -> StyledText {
        guard let previous = previous?.fragment else { return StyledText("–", .muted) }
        let producer = fragment.producerTimestamp.timeIntervalSince(previous.producerTimestamp)
        let server = fragment.serverTimestamp.timeIntervalSince(previous.serverTimestamp)
        return StyledText(
            "producer \(Wording.signed(producer, places: 3)) s  server \(Wording.signed(server, places: 3)) s"
        )
    }

    private func listed(_ archived: ArchivedFragment) -> StyledText {
        // How late the monitor came to it is no property of the fragment.
        guard archived.membership != .missing(.beforeSession) else {
            return StyledText("before kvsmon looked", .muted)
        }
        let delay = archived.listed.timeIntervalSince(archived.fragment.serverTimestamp)
        return StyledText("+\(Quantity.duration(delay)) after server time")
    }

    private func playlist(_ archived: ArchivedFragment) -> StyledText {
        switch archived.membership {
        case .served(let date, let sequence, let duration, let isDiscontinuity):
            let delay = date.timeIntervalSince(archived.fragment.serverTimestamp)
            let length = Wording.decimal(duration.inSeconds, places: 3)
            let flag = isDiscontinuity ? StyledText("  D discontinuity", .discontinuity) : StyledText()
            let text = "media sequence \(sequence), \(length) s, +\(Quantity.duration(delay))"
            return StyledText(text, .playlist) + flag
        case .expected:
            return StyledText("░ not yet; it may still come", .pending)
        case .missing(let reason):
            let words = reason.rawValue.split(separator: "-").joined(separator: " ")
            return StyledText("never: \(words)", Fill(archived.membership) == .notServed ? .muted : .late)
        }
    }
}
