import Canvas
import FoundationEssentials
import StreamAnalysis

/// How many streams there are and how they are, and how they are looked at.
struct FleetHeaderPanel: Panel {
    /// What is drawn.
    let model: Model

    func draw(into frame: inout Frame, area: Rect) {
        let inner = area.inset(columns: 1, rows: 0)
        let width = inner.size.columns
        let header = HeaderPanel(model: model)
        // A terminal smaller than the usual smallest has no room for what isn't about the streams.
        let cost = area.size.columns < Self.usual ? StyledText() : header.traffic
        let facts = header.facts(nil, cost: cost)
        let needed = StyledText.joined(facts.filter { $0.rank == 0 }.map(\.text), separator: "  ").width
        let sum = Self.sum(model.shownFleet, isNarrow: width < Self.wide)
            .truncated(to: max(12, width - needed - 2))
        frame.write(sum, at: Point(column: 0, row: 0), in: inner)
        let right = Fact.line(facts, width: max(0, width - sum.width - 2), separator: "  ")
        frame.write(right, at: Point(column: width - right.width, row: 0), in: inner)
        let lines = [pace(width: width), opened].filter { $0.width > 0 }
        for (row, line) in lines.enumerated() where row + 1 < inner.size.rows {
            frame.writeLine(line, row: row + 1, in: inner)
        }
    }

    private static let usual = 80
    private static let wide = 90

    /// `120 streams: ■ 2 critical, ▲ 5 warning, ● 113 ok`; without the words for what nobody has to look at where it
    /// `isNarrow`.
    static func sum(_ report: FleetReport?, isNarrow: Bool) -> StyledText {
        guard let report else { return StyledText("○ looking for streams", .notice, .bold) }
        let count = Wording.count(report.streams.count, "stream")
        let counts = report.counts
        let parts = StreamSummary.Level.allCases.compactMap { level in
            counts[level].map { count in
                let word = isNarrow && level.isByTheWay ? "" : " \(level.word)"
                return StyledText(
                    "\(level.glyph) \(Quantity.grouped(count))\(word)", level.role,
                    level.isUnhealthy ? .bold : [])
            }
        }
        return StyledText(count + (parts.isEmpty ? "" : ": "), .title, .bold)
            + StyledText.joined(parts, separator: ", ")
    }

    /// How streams are looked at and for; where only one fits, what fails.
    private func pace(width: Int) -> StyledText {
        let hasFailed = model.shownFleet?.search?.failure != nil
        let blindness = blindness
        let facts = [
            Fact(text: blindness, rank: 0),
            Fact(text: cadence, rank: hasFailed || blindness.width > 0 ? 3 : 0), Fact(text: search, rank: 1),
        ]
        return Fact.line(facts, width: width, separator: "; ")
    }

    /// How long no stream has answered, where that is longer than looks are apart: what is listed is old then.
    private var blindness: StyledText {
        guard let report = model.shownFleet, let now = model.now,
            let listed = report.streams.compactMap(\.listed).max()
        else { return StyledText() }
        let seconds = now.timeIntervalSince(listed)
        guard seconds >= report.cadence.seconds + Self.patienceSeconds else { return StyledText() }
        return StyledText("▲ no stream answers for \(Quantity.wholeDuration(seconds))", .warning, .bold)
    }

    /// An answer may take so long, in seconds, before that is worth a word.
    private static let patienceSeconds = 5.0

    private var cadence: StyledText {
        guard let cadence = model.shownFleet?.cadence, let streams = model.shownFleet?.streams else {
            return StyledText()
        }
        let watched = streams.count { if case .gone = $0.health { false } else { true } }
        guard watched > cadence.followed else {
            return StyledText("every stream is followed: archive and playlist each second", .muted)
        }
        let isWhole = cadence.seconds == cadence.seconds.rounded()
        let seconds =
            isWhole ? Quantity.wholeDuration(cadence.seconds) : Quantity.duration(cadence.seconds)
        return StyledText(
            "each is looked at every \(seconds), the \(cadence.followed) opened last every second", .muted)
    }

    private var search: StyledText {
        guard let search = model.shownFleet?.search else { return StyledText() }
        if let failure = search.failure {
            return StyledText("▲ can't look for new ones: \(failure.briefCode)", .warning, .bold)
        }
        return StyledText("new ones come within \(Quantity.wholeDuration(search.seconds))", .muted)
    }

    private var opened: StyledText {
        guard let opened = model.opened else { return StyledText() }
        return StyledText("1–6 show \(opened)", .muted)
    }
}

extension StreamSummary.Level {
    /// Its glyph: the severity's.
    var glyph: Character {
        switch self {
        case .critical: Optional(Finding.Severity.critical).glyph
        case .warning: Optional(Finding.Severity.warning).glyph
        case .notice: Optional(Finding.Severity.notice).glyph
        case .waiting: "○"
        case .ok: Finding.Severity?.none.glyph
        }
    }

    /// Neither trouble nor the usual.
    fileprivate var isByTheWay: Bool { self == .notice || self == .waiting }

    /// What it is called.
    var word: String { String(describing: self) }

    /// Its role.
    var role: Role {
        switch self {
        case .critical: .critical
        case .warning: .warning
        case .notice: .notice
        case .waiting: .pending
        case .ok: .ok
        }
    }
}
