import Canvas
import FoundationEssentials
import StreamAnalysis

/// The archive as a list, newest first.
struct FragmentList: ListSource {
    /// What it is taken from.
    let report: StreamReport

    /// A fragment, and the one before it on the producer's clock.
    struct Row {
        var archived: ArchivedFragment
        var previous: ArchivedFragment?
        var fragment: Fragment { archived.fragment }

        /// From the start of the one before to its own, in seconds.
        var stepSeconds: Double? {
            previous.map { fragment.producerTimestamp.timeIntervalSince($0.fragment.producerTimestamp) }
        }
        /// How long after it began to arrive it was listed, in seconds.
        var listedSeconds: Double { archived.listed.timeIntervalSince(fragment.serverTimestamp) }
        /// Bits a second.
        var bitRate: Double {
            let seconds = archived.end.timeIntervalSince(fragment.producerTimestamp)
            return seconds > 0 ? Double(fragment.byteCount) * 8 / seconds : 0
        }
    }

    /// The history backwards, without a copy.
    struct Rows: RandomAccessCollection {
        fileprivate let fragments: FragmentHistory
        var startIndex: Int { 0 }
        var endIndex: Int { fragments.count }
        subscript(index: Int) -> Row {
            let position = fragments.count - 1 - index
            return Row(
                archived: fragments[position], previous: position > 0 ? fragments[position - 1] : nil)
        }
    }

    var rows: Rows { Rows(fragments: report.fragments) }
    var absence: StyledText { StyledText("no fragments yet", .muted) }

    func id(of row: Row) -> RowID { .fragment(FragmentKey(row.fragment)) }

    func index(of id: RowID) -> Int? {
        let fragments = report.fragments
        guard case .fragment(let key) = id, let position = fragments.index(nearest: key),
            fragments[position].fragment.number == key.number
        else { return nil }
        return fragments.count - 1 - position
    }

    func target(of row: Row) -> ListTarget? { .fragment(FragmentKey(row.fragment)) }

    func leadingWords(of row: Row) -> String? { row.fragment.number.digits }

    static let filterHint = "late, >5s, digits of a number"

    func matches(_ row: Row, _ filter: String) -> Bool { FragmentFilter(filter).holds(row) }

    static let columns: [ListColumn<Row>] = [
        ListColumn("number", .fixed(10), by: \.fragment.number) {
            StyledText("…" + $0.fragment.number.digits.suffix(9), .text)
        },
        ListColumn("producer", .fixed(12), by: \.fragment.producerTimestamp) {
            StyledText($0.fragment.producerTimestamp.civil.preciseClock)
        },
        ListColumn("server", .fixed(12), rank: 3, by: \.fragment.serverTimestamp) {
            StyledText($0.fragment.serverTimestamp.civil.preciseClock)
        },
        ListColumn("lag", .fixed(9), .right, by: \.fragment.lagSeconds) {
            StyledText(Quantity.columnLag($0.fragment.lagSeconds), .lag)
        },
        ListColumn("length", .fixed(7), .right, rank: 2, by: \.fragment.length) {
            StyledText(Quantity.decimal($0.fragment.length.inSeconds, places: 3))
        },
        ListColumn("step", .fixed(8), .right, rank: 1, by: { $0.stepSeconds ?? 0 }) {
            StyledText($0.stepSeconds.map { Quantity.signed($0, places: 3) } ?? "–")
        },
        ListColumn("bytes", .fixed(10), .right, rank: 6, by: \.fragment.byteCount) {
            StyledText(Quantity.grouped($0.fragment.byteCount))
        },
        ListColumn("bit rate", .fixed(9), .right, rank: 4, by: \.bitRate) {
            StyledText(Quantity.bitRate($0.bitRate))
        },
        ListColumn("listed", .fixed(7), .right, rank: 5, by: \.listedSeconds) {
            StyledText("+" + Quantity.duration($0.listedSeconds), .muted)
        },
        ListColumn("playlist", .share(1), by: \.playlistWords, playlist),
    ]

    private static func playlist(_ row: Row) -> StyledText {
        let role: Role =
            switch Fill(row.archived.membership) {
            case .media: .playlist
            case .late, .missing: .late
            default: .muted
            }
        return StyledText(row.playlistWords, role)
    }
}

extension FragmentList.Row {
    /// What became of it in the playlist, in words.
    var playlistWords: String {
        switch archived.membership {
        case .served(_, let sequence, _, let isDiscontinuity):
            "\(sequence)" + (isDiscontinuity ? " D" : "")
        case .expected: "not yet"
        case .missing(let reason): reason.rawValue.split(separator: "-").joined(separator: " ")
        }
    }
}
