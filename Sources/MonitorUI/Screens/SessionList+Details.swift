import Canvas
import FoundationEssentials
import StreamAnalysis

/// What is said in the title and below the list.
extension SessionList {
    /// How many work as far as is known, and how many of the monitor's were lost.
    var note: StyledText {
        let open = rows.count { $0.secondsLeft > 0 }
        let lost = rows.count { row in
            guard case .monitor(let record) = row.session, case .lost? = record.ending else { return false }
            return !record.isExpired(at: row.now)
        }
        let text = StyledText("● \(Quantity.grouped(open)) open", .ok)
        guard lost > 0 else { return text }
        return text + StyledText("  × \(Quantity.grouped(lost)) lost", .warning, .bold)
    }

    static let detailRows = 4

    func details(of row: Row, width: Int) -> [StyledText] {
        switch row.session {
        case .monitor(let record): details(of: record, row)
        case .copy(let url): details(of: url, row)
        }
    }

    private func details(of record: SessionRecord, _ row: Row) -> [StyledText] {
        let next =
            switch record.ending {
            case nil where record.isExpired(at: now): "it expired in use; a new one opens by itself"
            case nil: "it is renewed by itself before it expires"
            case .replaced?: "its token works until it expires, but nobody uses it"
            case .lost?: "it stopped working before it expired: look at the findings and at the calls"
            }
        return [
            span(row) + StyledText(", the monitor's session number \(record.id.ordinal)"),
            row.state, StyledText(next, .muted),
        ]
    }

    private func details(of url: HandedOutURL, _ row: Row) -> [StyledText] {
        let request = url.request
        return [
            span(row) + way(of: url), StyledText(url.shortURL, .muted),
            .labelled("timestamps", request.timestamps.rawValue)
                + .labelled("  discontinuities", request.discontinuities.rawValue)
                + .labelled("  container", request.container.rawValue),
            prospect(of: url),
        ]
    }

    private func way(of url: HandedOutURL) -> StyledText {
        guard case .undelivered(let reason)? = url.ending else { return StyledText(", \(url.route)") }
        return StyledText(", not delivered: \(reason)", .warning)
    }

    /// What is known of whoever plays it.
    private func prospect(of url: HandedOutURL) -> StyledText {
        switch url.ending {
        case nil where url.destination == .player:
            StyledText("its end is told here; a LIVE session breaks after 30 s without media", .muted)
        case nil:
            StyledText("its player isn't watched: a LIVE session breaks after 30 s without media", .muted)
        case .undelivered?:
            StyledText("the session is open; the plain page prints the URL opened last", .muted)
        case .played(let end)?: end.words(near: now) + StyledText(": \(end.report)", .muted)
        }
    }

    private func span(_ row: Row) -> StyledText {
        StyledText(row.mode, .text, .bold)
            + StyledText("  \(row.created.clock(near: now))Z–\(row.expires.clock(near: now))Z")
    }
}
