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

    /// Media is missing before it, or it isn't in the playlist.
    func isTroubled(_ row: Row) -> Bool {
        row.followsGap || [.late, .passedOver, .missing].contains(Fill(row.archived.membership))
    }

    static let calm = "no fragment on the list is late, missing from the playlist or behind a gap"

    func leadingWords(of row: Row) -> String? { row.fragment.number.digits }

    static let filterHint = "late, gap, D, >5s, digits of a number"

    func matches(_ row: Row, _ filter: String) -> Bool { FragmentFilter(filter).holds(row) }

    static func fault(ofFilter filter: String) -> String? { FragmentFilter.fault(of: filter) }

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
        ListColumn("lag s", .fixed(9), greatest: \.fragment.lagSeconds) {
            StyledText(Quantity.columnLag($0.fragment.lagSeconds), .lag)
        },
        ListColumn("length s", .fixed(9), rank: 2, greatest: \.fragment.length.inSeconds) {
            StyledText(Wording.decimal($0.fragment.length.inSeconds, places: 3))
        },
        ListColumn("step s", .fixed(9), rank: 1, greatest: \.stepSeconds) { $0.step },
        ListColumn("bytes", .fixed(10), rank: 6, greatest: { Double($0.fragment.byteCount) }) {
            StyledText(Quantity.grouped($0.fragment.byteCount))
        },
        ListColumn("bit rate", .fixed(9), rank: 4, greatest: \.bitRate) {
            StyledText(Wording.rate($0.bitRate))
        },
        ListColumn("listed", .fixed(7), rank: 5, greatest: \.listedSeconds) {
            StyledText($0.listed, .muted)
        },
        ListColumn(
            "playlist", .share(1),
            precedes: { ($0.playlistOrder, $0.playlistWords) < ($1.playlistOrder, $1.playlistWords) },
            playlist),
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
    /// From here on KVS writes a DISCONTINUITY. Source: KVS API reference, GetHLSStreamingSessionURL, DiscontinuityMode.
    private static let gapSeconds = 0.05

    /// Media is missing before it; where the server waited for none of that, the producer's clock jumped instead.
    var followsGap: Bool {
        guard let previous else { return false }
        let hole = fragment.producerTimestamp.timeIntervalSince(previous.end)
        let producer = fragment.producerTimestamp.timeIntervalSince(previous.fragment.producerTimestamp)
        let server = fragment.serverTimestamp.timeIntervalSince(previous.fragment.serverTimestamp)
        return hole > Self.gapSeconds && server > producer - hole / 2
    }

    /// The playlist has a DISCONTINUITY before it.
    var hasDiscontinuity: Bool {
        if case .served(_, _, _, isDiscontinuity: true) = archived.membership { true } else { false }
    }

    /// The step, with a gap's sign where media is missing in it.
    fileprivate var step: StyledText {
        guard let stepSeconds else { return StyledText("–") }
        let text = Wording.signed(stepSeconds, places: 3)
        guard followsGap else { return StyledText(text) }
        let sign = FindingSign.of(.gap)
        return StyledText(String(sign.glyph) + text, sign.role, .bold)
    }

    /// `+1.2 s`, `+65 s`, `+2 min`
    fileprivate var listed: String {
        guard abs(listedSeconds) < 120 else { return Quantity.briefLag(listedSeconds) }
        return Wording.signed(listedSeconds, places: abs(listedSeconds) < 9.95 ? 1 : 0) + " s"
    }

    /// The media sequence; what isn't in the playlist comes after all that is.
    fileprivate var playlistOrder: Int {
        if case .served(_, let sequence, _, _) = archived.membership { sequence } else { .max }
    }

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
