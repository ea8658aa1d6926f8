import Canvas
import FoundationEssentials
import StreamAnalysis

/// What stands in the title and below the list.
extension FleetList {
    static let detailRows = 4

    func details(of row: Row, width: Int) -> [StyledText] {
        let name = StyledText(row.stream.name + "  ", .title, .bold)
        switch row.stream.health {
        case .waiting: return [name + StyledText("was not looked at yet", .muted)]
        case .ok: return [name + StyledText("nothing is wrong; Enter opens it", .muted)]
        case .empty: return [name + StyledText("the archive answers, and is empty", .muted)]
        case .gone(let date):
            let words =
                "isn't listed any more since \(date.clock(near: now)): it was deleted. Made anew, it comes back here."
            return (name + StyledText(words, .notice)).wrapped(to: width)
        case .unreachable(let failure):
            let words = StyledText("\(failure.code): \(failure.message)", .warning)
            return [name + StyledText("can't be looked at", .critical, .bold)]
                + Array(words.wrapped(to: width).prefix(Self.detailRows - 1))
        case .troubled(let worst): return [name + title(worst)] + sentences(worst, width: width)
        }
    }

    private func title(_ worst: Finding) -> StyledText {
        StyledText(worst.title, Optional(worst.severity).role, .bold)
            + StyledText("  \(worst.time(near: now))  \(worst.detailWords)", .muted)
    }

    private func sentences(_ worst: Finding, width: Int) -> [StyledText] {
        let label = 6
        let blocks = [("what", worst.sentences.what), ("next", worst.sentences.next)].map { name, sentence in
            (name, StyledText(sentence).wrapped(to: width - label))
        }
        let rows = SentencesPanel.share(blocks.map(\.1.count), among: Self.detailRows - 1)
        return zip(blocks, rows).flatMap { block, rows in
            block.1.beginning(rows, width: width - label).enumerated().map { row, line in
                StyledText(row == 0 ? block.0 : "", .header).fitted(to: label) + line
            }
        }
    }
}

extension ArrivalTrend {
    /// From these seconds on a bar is one step higher; the same for all streams, so that they compare.
    private static let steps = [1.0, 2, 3, 5, 8, 13, 21]
    private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    /// From this lag on viewers notice, in seconds.
    private static let muchSeconds = 8.0

    /// A bar for each part: how late media came, a gap's sign where none did, and nothing where nobody knows.
    static func bars(of row: FleetList.Row) -> StyledText {
        row.stream.trend.parts.reduce(into: StyledText()) { line, part in
            switch part {
            case .unknown: line += StyledText(" ")
            case .nothing: line += StyledText("╎", .gap, .bold)
            case .lag(let seconds):
                let block = blocks[steps.count { $0 <= seconds }]
                line += StyledText(String(block), seconds >= muchSeconds ? .warning : .lag)
            }
        }
    }
}
