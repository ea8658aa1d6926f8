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
        ListColumn("stream", .share(1), atLeast: 16, by: \.stream.name) { StyledText($0.stream.name) },
        ListColumn("trouble", .share(1), atLeast: 16, by: \.trouble) { StyledText($0.trouble) },
        ListColumn("newest", .fixed(7), .right, by: { $0.ageSeconds ?? .infinity }) { $0.age },
        ListColumn("lag", .fixed(8), .right, by: { $0.stream.lagSeconds ?? .infinity }) { row in
            quantity(row.stream.lagSeconds, .lag, Quantity.briefLag)
        },
        ListColumn("gaps", .fixed(4), .right, rank: 1, by: \.stream.gapCount) {
            count($0.stream.gapCount, .gap)
        },
        ListColumn("late", .fixed(4), .right, rank: 2, by: \.stream.lateCount) {
            count($0.stream.lateCount, .late)
        },
        ListColumn("latency", .fixed(8), .right, rank: 4, by: { $0.stream.liveLatencySeconds ?? .infinity }) {
            quantity($0.stream.liveLatencySeconds, .text, Quantity.duration)
        },
        ListColumn("bit rate", .fixed(9), .right, rank: 5, by: { $0.stream.bitRate ?? 0 }) {
            quantity($0.stream.bitRate, .text, Quantity.bitRate)
        },
        ListColumn(
            "lag, 5 min", .fixed(ArrivalTrend.partCount), rank: 3, by: \.stream.trend.peakSeconds,
            ArrivalTrend.bars),
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
        let others = stream.otherFindings > 0 ? " +\(stream.otherFindings)" : ""
        return "\(worst.shortTitle)\(others) \(worst.from.minute(near: now))"
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

    /// After this long without a fragment LIVE sessions break. Source: KVS, GetHLSStreamingSessionURL, ResourceNotFound.
    private static let liveBreaks = 30.0

    fileprivate var age: StyledText {
        guard let ageSeconds else { return StyledText("–", .muted) }
        let role: Role = ageSeconds >= Self.liveBreaks ? .critical : .text
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
        return "\(decimal((seconds / size).rounded(.down), places: 0)) \(unit)"
    }

    /// A lag for a narrow column: `+1.8 s`, `−3.1 s`, `+20 d`.
    static func briefLag(_ seconds: Double) -> String {
        guard abs(seconds) >= 120 else { return "\(signed(seconds, places: 1)) s" }
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
        let word = FindingSign.of(kind).word
        return magnitude.map { "\(word) \($0)" } ?? word
    }
}
