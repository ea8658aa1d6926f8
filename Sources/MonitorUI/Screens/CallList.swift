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
        ListColumn("ended", .fixed(12), by: \.call.date) { StyledText($0.call.date.civil.preciseClock) },
        ListColumn("operation", .fixed(25), by: \.call.operation.rawValue) {
            StyledText($0.call.operation.rawValue)
        },
        ListColumn("status", .fixed(6), by: \.statusOrder) { $0.status },
        ListColumn("sent", .fixed(4), .right, rank: 3, by: { $0.call.requests ?? -1 }) { row in
            row.call.requests.map { StyledText(Quantity.grouped($0), $0 == 1 ? .muted : .warning) }
                ?? StyledText("–", .muted)
        },
        ListColumn("latency", .fixed(8), .right, by: \.call.latency) {
            StyledText(Quantity.latency($0.call.latency.inSeconds))
        },
        ListColumn("points", .fixed(6), .right, rank: 2, by: \.call.quotaPoints) { row in
            let points = row.call.quotaPoints
            return points == 0 ? StyledText("–", .muted) : StyledText(Quantity.grouped(points))
        },
        ListColumn("request id", .fixed(36), rank: 1, by: { $0.call.failure?.requestID ?? "" }) {
            StyledText($0.call.failure?.requestID ?? "")
        },
        ListColumn("error", .share(1), atLeast: 20, by: { $0.call.failure?.code ?? "" }) { row in
            guard let failure = row.call.failure else { return StyledText() }
            return StyledText(failure.code, .critical) + StyledText("  " + failure.message, .muted)
        },
    ]
}

extension CallList.Row {
    /// `● ok`, or a cross with the HTTP status, which is missing where no answer came.
    var status: StyledText {
        guard let failure = call.failure else { return StyledText("● ", .ok) + StyledText("ok", .muted) }
        return StyledText("× \(failure.status.map(String.init) ?? "–")", .critical, .bold)
    }

    /// Successes first, those without an answer last.
    fileprivate var statusOrder: Int {
        call.failure.map { $0.status ?? Int.max } ?? 0
    }
}
