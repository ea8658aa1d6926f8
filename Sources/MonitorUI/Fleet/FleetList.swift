import Canvas
import FoundationEssentials
import StreamAnalysis

/// The streams that are watched, the worst first.
struct FleetList: ListSource {
    /// A stream and the moment it is looked at.
    struct Row {
        var stream: StreamSummary
        var now: Date
        /// How long ago its last look may be, in seconds.
        var patienceSeconds: Double
    }

    /// What it is taken from.
    let report: FleetReport
    /// The moment it describes.
    let now: Date

    /// The rows of a report, without a copy.
    struct Rows: RandomAccessCollection {
        fileprivate let list: FleetList
        var startIndex: Int { 0 }
        var endIndex: Int { list.report.streams.count }
        subscript(index: Int) -> Row {
            // A look that is a little late isn't worth a word.
            let patience = 2 * list.report.cadence.seconds + 5
            return Row(stream: list.report.streams[index], now: list.now, patienceSeconds: patience)
        }
    }

    var rows: Rows { Rows(list: self) }
    var absence: StyledText { StyledText("no stream yet", .muted) }

    func id(of row: Row) -> RowID { .name(row.stream.name) }

    func target(of row: Row) -> ListTarget? { .stream(row.stream.name) }

    func isTroubled(_ row: Row) -> Bool { row.stream.level.isUnhealthy }

    static let calm = "no stream on the list is critical or has a warning"

    /// The worst may change while somebody looks, and Enter must open what was chosen.
    static let pinsChoice = true

    static let filterHint = "a part of a name, critical, warning, gap, silent"

    func matches(_ row: Row, _ filter: String) -> Bool {
        let words = filter.lowercased()
        return row.stream.level.word.contains(words)
            || Self.columns.contains { $0.text(row).plain.lowercased().contains(words) }
    }

    static let columns: [ListColumn<Row>] = [
        ListColumn("health", .fixed(10), by: \.stream.level) { $0.health },
        ListColumn("stream", .share(4), atLeast: 16, by: \.stream.name) { StyledText($0.stream.name) },
        ListColumn("trouble", .share(5), atLeast: 20, precedes: hasMoreTrouble) { StyledText($0.trouble) }
            .fitting { StyledText($0.trouble(in: $1)) },
        ListColumn("newest", .fixed(7), greatest: \.ageSeconds) { $0.age },
        ListColumn("lag", .fixed(8), greatest: { $0.stream.lagSeconds.map(abs) }) { row in
            quantity(row.stream.lagSeconds, .lag, Quantity.briefLag)
        },
        ListColumn("gaps", .fixed(5), rank: 1, greatest: { Double($0.stream.gapCount) }) {
            count($0.stream.gapCount, .gap)
        },
        ListColumn("late", .fixed(5), rank: 2, greatest: { Double($0.stream.lateCount) }) {
            count($0.stream.lateCount, .late)
        },
        ListColumn("latency", .fixed(8), rank: 4, greatest: \.stream.liveLatencySeconds) {
            quantity($0.stream.liveLatencySeconds, .text, Quantity.briefDuration)
        },
        ListColumn("bit rate", .fixed(9), rank: 5, greatest: \.stream.bitRate) {
            quantity($0.stream.bitRate, .text, Wording.rate)
        },
        ListColumn(
            "lag, 5 min", .fixed(ArrivalTrend.partCount), .left, rank: 3,
            greatest: \.stream.trend.peakSeconds, ArrivalTrend.bars),
        ListColumn("session", .fixed(11), .right, rank: 6, by: { $0.sessionSeconds ?? .infinity }) { row in
            quantity(row.sessionSeconds, .muted) {
                $0 > 0 ? Quantity.wholeDuration($0) : "expired"
            }
        },
    ]

    private static func quantity(
        _ value: Double?, _ role: Role, _ spell: (Double) -> String
    ) -> StyledText {
        value.map { StyledText(spell($0), role) } ?? StyledText("–", .muted)
    }

    @Sendable private static func hasMoreTrouble(_ one: Row, _ other: Row) -> Bool {
        (one.stream.level, one.trouble) < (other.stream.level, other.trouble)
    }

    /// None is the usual, and stays out of sight.
    private static func count(_ count: Int, _ role: Role) -> StyledText {
        count == 0 ? StyledText("·", .muted) : StyledText(Quantity.grouped(count), role, .bold)
    }
}

extension FleetList.Row {
    /// A glyph and a word.
    var health: StyledText {
        switch stream.health {
        case .waiting: StyledText("○ waiting", .pending)
        case .unreachable: StyledText("× failing", .critical, .bold)
        case .empty: StyledText("◆ empty", .notice, .bold)
        case .gone: StyledText("◆ gone", .notice, .bold)
        case .ok: StyledText("● ", .ok) + StyledText("ok", .muted)
        case .troubled(let worst): badge(Optional(worst.severity))
        }
    }

    private func badge(_ severity: Finding.Severity?) -> StyledText {
        StyledText("\(severity.glyph) \(severity?.word ?? "")", severity.role, .bold)
    }

    /// What is wrong and since when, or nothing.
    var trouble: String {
        switch stream.health {
        case .waiting, .ok: ""
        case .unreachable(let failure): failure.briefCode
        case .empty: "no fragments"
        case .gone(let date): "since \(date.clock(near: now))"
        case .troubled(let worst): trouble(worst)
        }
    }

    private func trouble(_ worst: Finding) -> String {
        "\(worst.shortTitle)\(others) \(worst.from.minute(near: now))"
    }

    private var others: String { stream.otherFindings > 0 ? " +\(stream.otherFindings)" : "" }

    /// The same in `width` cells: first its time is left out, then how many more there are, each as a whole.
    func trouble(in width: Int) -> String {
        guard case .troubled(let worst) = stream.health else { return trouble }
        let ways = [trouble, worst.shortTitle + others, worst.shortTitle]
        return ways.first { $0.count <= width } ?? worst.shortTitle
    }

    /// How old the newest fragment was when the stream was last looked at; without looks it goes on growing.
    var ageSeconds: Double? {
        guard let newest = stream.newest, let date = stream.date else { return nil }
        let unseen = now.timeIntervalSince(date)
        return date.timeIntervalSince(newest) + (unseen > patienceSeconds ? unseen : 0)
    }

    /// How long the session goes on, in seconds; 0 for one that is over.
    var sessionSeconds: Double? {
        stream.session.map { $0.lost == nil ? max(0, $0.expires.timeIntervalSince(now)) : 0 }
    }

    /// The archive doesn't answer: what it holds by now, nobody knows.
    private var isUnseen: Bool {
        stream.listed.map { now.timeIntervalSince($0) > patienceSeconds } ?? false
    }

    fileprivate var age: StyledText {
        guard let ageSeconds else { return StyledText("–", .muted) }
        let role: Role = isUnseen ? .muted : ageSeconds >= SessionTerms.liveSeconds ? .critical : .text
        return StyledText(Quantity.brief(ageSeconds), role)
    }
}

extension Quantity {
    /// A length of time in one unit, for a narrow column: `41 s`, `9 min`, `3 h`, `20 d`; never below 0.
    static func brief(_ seconds: Double) -> String {
        let units = [(86_400.0, "d"), (3600, "h"), (60, "min")]
        guard let (size, unit) = units.first(where: { seconds >= 2 * $0.0 }) else {
            return wholeDuration(seconds)
        }
        return "\(Wording.decimal((seconds / size).rounded(.down), places: 0)) \(unit)"
    }

    /// A length of time for a narrow column: `4.1 s`, `9 min`, `−20 d`.
    static func briefDuration(_ seconds: Double) -> String {
        guard abs(seconds) >= 120 else { return duration(seconds) }
        return (seconds < 0 ? "−" : "") + brief(abs(seconds))
    }

    /// A lag for a narrow column: `+1.8 s`, `−3.1 s`, `+20 d`.
    static func briefLag(_ seconds: Double) -> String {
        guard abs(seconds) >= 120 else { return "\(Wording.signed(seconds, places: 1)) s" }
        return (seconds < 0 ? "−" : "+") + brief(abs(seconds))
    }
}

extension CallOutcome.Failure {
    /// Its code without the word that each ends with: `AccessDenied`.
    var briefCode: String {
        let ending = "Exception"
        return code.hasSuffix(ending) ? String(code.dropLast(ending.count)) : code
    }
}

extension Finding {
    /// Its kind and size in so few words that a row of many streams has room for it: `silent 41 s`.
    var shortTitle: String {
        magnitude.map { "\(shortName) \($0)" } ?? shortName
    }
}
