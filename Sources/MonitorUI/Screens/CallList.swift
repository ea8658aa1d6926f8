import Canvas
import FoundationEssentials
import StreamAnalysis

/// The newest requests as a list, newest first.
struct CallList: ListSource {
    /// What it is taken from.
    let report: StreamReport

    /// A request, and its place among all that were ever made.
    struct Row {
        var place: Int
        var call: CallOutcome
    }

    /// The history backwards, without a copy.
    struct Rows: RandomAccessCollection {
        fileprivate let calls: CallHistory
        var startIndex: Int { 0 }
        var endIndex: Int { calls.count }
        subscript(index: Int) -> Row {
            let place = calls.endIndex - 1 - index
            return Row(place: place, call: calls[place])
        }
    }

    var rows: Rows { Rows(calls: report.recentCalls) }
    var absence: StyledText { StyledText("no calls yet", .muted) }

    func id(of row: Row) -> RowID { .number(row.place) }

    func index(of id: RowID) -> Int? {
        guard case .number(let place) = id, report.recentCalls.indices.contains(place) else { return nil }
        return report.recentCalls.endIndex - 1 - place
    }

    func isTroubled(_ row: Row) -> Bool { row.call.failure != nil }

    static let calm = "no call on the list failed"

    func leadingWords(of row: Row) -> String? { row.call.failure?.requestID }

    static let filterHint = "failed, 403, a part of operation, error or request id"

    func matches(_ row: Row, _ filter: String) -> Bool {
        let words = filter.lowercased()
        if "failed".hasPrefix(words) { return row.call.failure != nil }
        // Three digits are a status; times and request ids have such ones, too.
        if words.count == 3, let status = Int(words) { return row.call.failure?.status == status }
        return Self.columns.contains { $0.text(row).plain.lowercased().contains(words) }
    }

    static let columns: [ListColumn<Row>] = [
        ListColumn("ended", .fixed(12), by: \.call.date) { StyledText($0.call.date.civil.preciseClock) }
            .shrinking(to: 8) { row, width in
                let time = row.call.date.civil
                return StyledText(width < 12 ? time.clock : time.preciseClock)
            },
        ListColumn("operation", .fixed(25), by: \.call.operation.rawValue) {
            StyledText($0.call.operation.rawValue)
        }.shrinking(to: 17) { StyledText($0.call.operation.name(in: $1)) },
        ListColumn("status", .fixed(6), by: \.statusOrder) { $0.status },
        ListColumn("sent", .fixed(4), rank: 3, greatest: { $0.call.requests.map(Double.init) }) { row in
            row.call.requests.map { StyledText(Quantity.grouped($0), $0 == 1 ? .muted : .warning) }
                ?? StyledText("–", .muted)
        },
        ListColumn("latency", .fixed(8), greatest: \.call.latency.inSeconds) {
            StyledText(Quantity.latency($0.call.latency.inSeconds))
        },
        ListColumn("points", .fixed(6), rank: 2, greatest: { Double($0.call.quotaPoints) }) { row in
            let points = row.call.quotaPoints
            return points == 0 ? StyledText("–", .muted) : StyledText(Quantity.grouped(points))
        },
        ListColumn(
            "request id", .fixed(36), rank: 1,
            precedes: { inOrder($0.call.failure?.requestID, $1.call.failure?.requestID) }
        ) {
            StyledText($0.call.failure?.requestID ?? "")
        },
        ListColumn(
            "error", .share(1), atLeast: 18,
            precedes: { inOrder($0.call.failure?.code, $1.call.failure?.code) }
        ) { row in
            guard let failure = row.call.failure else { return StyledText() }
            return StyledText(failure.code, .critical) + StyledText("  " + failure.message, .muted)
        }.fitting { $0.call.failure?.words(in: $1) ?? StyledText() },
    ]
}

extension CallList {
    /// By letters, and what there is before what there isn't.
    @Sendable private static func inOrder(_ one: String?, _ other: String?) -> Bool {
        guard let one else { return false }
        return other.map { one < $0 } ?? true
    }
}

extension CallOutcome.Failure {
    /// Fewer cells of a message say nothing.
    private static let leastMessage = 8

    /// Its code, in `width` cells, and its message where there is room for some of it.
    fileprivate func words(in width: Int) -> StyledText {
        let name = StyledText(code.count > width ? briefCode : code, .critical)
        guard width - name.width - 2 >= Self.leastMessage else { return name }
        return name + StyledText("  " + message, .muted)
    }
}

extension CallOutcome.Operation {
    /// Its name; the verb that most begin with goes where `width` cells don't hold it.
    fileprivate func name(in width: Int) -> String {
        let verb = "Get"
        guard rawValue.count > width, rawValue.hasPrefix(verb) else { return rawValue }
        return String(rawValue.dropFirst(verb.count))
    }
}

extension CallList.Row {
    /// `● ok`, or a cross with the HTTP status, which is missing where no answer came.
    var status: StyledText {
        guard let failure = call.failure else { return StyledText("● ", .ok) + StyledText("ok", .muted) }
        return StyledText("× \(failure.status.map(String.init) ?? "–")", .critical, .bold)
    }

    /// Those without an answer first, successes last.
    fileprivate var statusOrder: Int {
        call.failure.map { -($0.status ?? Int.max) } ?? 0
    }
}
