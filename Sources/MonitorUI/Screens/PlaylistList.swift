import Canvas
import FoundationEssentials
import HLS
import StreamAnalysis

/// The media playlist as it was received, a row a line; what is wrong with a line stands below it.
struct PlaylistList: ListSource {
    /// A line, or something that is wrong with the line above.
    struct Row {
        var line: PlaylistLine
        var diagnostic: Diagnostic?
        /// Counted from 0.
        var place: Int
    }

    /// Whose playlist it is.
    let report: StreamReport
    /// Top to bottom.
    let rows: [Row]
    /// Which playlist it is, and what is new in it.
    let title: String?

    /// The playlist that is the one at `index` of `report`, oldest first.
    init(report: StreamReport, at index: Int, isRecorded: Bool) {
        self.report = report
        let polls = report.playlistPolls
        let sheet = polls[index].sheet(since: index > 0 ? polls[index - 1] : nil)
        var rows: [Row] = []
        for line in sheet.lines {
            rows.append(Row(line: line, place: rows.count))
            for diagnostic in line.diagnostics {
                rows.append(Row(line: line, diagnostic: diagnostic, place: rows.count))
            }
        }
        self.rows = rows
        title = Self.title(
            polls[index], sheet, later: polls.count - 1 - index, isFirst: index == 0, isRecorded: isRecorded)
    }

    /// No playlist.
    init(nothingIn report: StreamReport) {
        self.report = report
        rows = []
        title = nil
    }

    var absence: StyledText { StyledText("no media playlist yet", .muted) }

    /// The last: what is new in a live playlist stands at its end.
    func usualPlace(among count: Int) -> Int { count - 1 }

    func id(of row: Row) -> RowID { .number(row.place) }

    func index(of id: RowID) -> Int? {
        guard case .number(let place) = id else { return nil }
        return min(place, rows.count - 1)
    }

    /// Something is wrong with it, or the media isn't one piece there.
    func isTroubled(_ row: Row) -> Bool {
        row.diagnostic != nil || row.line.text == "#EXT-X-DISCONTINUITY"
    }

    static let calm = "nothing is wrong in this playlist, and it has no discontinuity"

    func target(of row: Row) -> ListTarget? {
        guard let number = row.number else { return nil }
        let recent = report.fragments.suffix(Self.searched)
        return recent.last { $0.fragment.number == number }.map { .fragment(FragmentKey($0.fragment)) }
    }

    /// A fragment in a live playlist is one of so many newest.
    private static let searched = 2000

    static let columns: [ListColumn<Row>] = [
        ListColumn("", .fixed(1)) { $0.mark },
        ListColumn("line", .fixed(4), .right) {
            StyledText($0.diagnostic == nil ? String($0.line.number) : "", .muted)
        },
        // The digits that differ are the last ones, which a narrow screen cuts off a URI.
        ListColumn("fragment", .fixed(10)) {
            StyledText($0.number.map { "…" + $0.digits.suffix(9) } ?? "", .playlist)
        },
        ListColumn("as received, session tokens left out", .share(1)) { $0.text },
    ]

    private static func title(
        _ poll: PlaylistPoll, _ sheet: PlaylistSheet, later: Int, isFirst: Bool, isRecorded: Bool
    ) -> String {
        var words = ["Playlist \(poll.load.date.civil.clock)"]
        words.append(later == 0 ? "newest" : "\(Wording.count(later, "newer one"))")
        if poll.count > 1 { words.append("same in \(poll.count) polls") }
        if isFirst {
            words.append("nothing before it is kept")
        } else {
            words.append("segments +\(sheet.addedSegments) −\(sheet.removedSegments)")
        }
        if isRecorded { words.append("rebuilt from the recording") }
        return words.joined(separator: ", ")
    }
}

extension PlaylistList.Row {
    /// The fragment that the line is the URI of, or `nil` where it is none.
    fileprivate var number: FragmentNumber? {
        diagnostic == nil ? FragmentNumber(inURI: line.text) : nil
    }

    /// What the margin says of it.
    fileprivate var mark: StyledText {
        if let diagnostic { return StyledText(diagnostic.severity.glyph, diagnostic.severity.role, .bold) }
        return switch line.change {
        case .added: StyledText("+", .ok, .bold)
        case .changed: StyledText("≠", .notice, .bold)
        case nil: StyledText(" ")
        }
    }

    /// The line, or the sentence about it.
    fileprivate var text: StyledText {
        if let diagnostic {
            let words = "\(diagnostic.severity.rawValue): \(diagnostic.message)"
            return StyledText("└ ", .muted) + StyledText(words, diagnostic.severity.role, .bold)
                + StyledText("  \(diagnostic.fix) (\(diagnostic.rule.section))", .muted)
        }
        let role: Role = line.text.hasPrefix("#EXT-X-DISCONTINUITY") ? .discontinuity : .text
        guard line.text.hasPrefix("#"), let colon = line.text.firstIndex(of: ":") else {
            return StyledText(line.text, line.text.hasPrefix("#") ? role : .playlist)
        }
        return StyledText(line.text[...colon], role)
            + StyledText(line.text[line.text.index(after: colon)...], .header)
    }
}

extension Diagnostic.Severity {
    /// The sign of a severity.
    fileprivate var glyph: String {
        switch self {
        case .error: "■"
        case .warning: "▲"
        case .notice: "◆"
        }
    }

    fileprivate var role: Role {
        switch self {
        case .error: .critical
        case .warning: .warning
        case .notice: .notice
        }
    }
}

extension Model {
    /// The playlist that is looked at in `report`.
    func playlistList(of report: StreamReport) -> PlaylistList {
        guard let index = playlistIndex(in: report) else { return PlaylistList(nothingIn: report) }
        return PlaylistList(report: report, at: index, isRecorded: replay != nil)
    }

    /// Goes so many playlists on, or back where negative; behind the newest it follows.
    mutating func movePlaylist(by step: Int) {
        guard let report = shown, let index = playlistIndex(in: report) else { return }
        let polls = report.playlistPolls
        let target = max(0, index + step)
        playlistDate = target < polls.count - 1 ? polls[target].load.date : nil
        orderList()
    }

    /// The place of the playlist that is looked at; the oldest where that isn't kept any more.
    private func playlistIndex(in report: StreamReport) -> Int? {
        let polls = report.playlistPolls
        guard !polls.isEmpty else { return nil }
        guard let playlistDate else { return polls.count - 1 }
        return polls.firstIndex { $0.load.date >= playlistDate } ?? polls.count - 1
    }
}
