import Canvas
import FoundationEssentials

/// The URLs handed out that still work, as far as there is room: how long each works, and which way it went.
struct CopyLedger {
    /// Newest first.
    let urls: [HandedOutURL]
    /// The moment of drawing.
    let now: Date
    /// The name of the key that lists all sessions, or `nil` where none does.
    let key: String?

    /// The lines, at most so many `rows` of `width` columns, and none where there is no room for a single URL.
    func lines(width: Int, rows: Int) -> [StyledText] {
        let entries = urls.map { entry(of: $0, width: width) }
        // The title takes one.
        var room = rows - 1
        var shown: [[StyledText]] = []
        for (place, entry) in entries.enumerated() {
            let more = place + 1 < entries.count ? 1 : 0
            guard entry.count + more <= room else { break }
            room -= entry.count
            shown.append(entry)
        }
        guard !shown.isEmpty else { return [] }
        let title = StyledText("Handed out, still working", .header, .bold)
        let lines = [title] + shown.joined() + rest(entries.count - shown.count)
        return lines.count < rows ? [StyledText()] + lines : lines
    }

    private func rest(_ count: Int) -> [StyledText] {
        guard count > 0 else { return [] }
        let place = key.map { "; the screen Sessions (\($0)) has all" } ?? ""
        return [StyledText("+\(count) more\(place)", .muted)]
    }

    private func entry(of url: HandedOutURL, width: Int) -> [StyledText] {
        let left = Quantity.wholeDuration(url.expires.timeIntervalSince(now))
        let first =
            StyledText(url.request.mode.word, .text, .bold) + StyledText("  \(left) left", .ok)
            + StyledText("  opened \(url.created.clock(near: now))Z", .muted)
        let whole = first + StyledText(", ", .muted) + way(of: url)
        guard whole.width > width else { return [whole] }
        return [first] + way(of: url).wrapped(to: width - 2).map { StyledText("  ") + $0 }
    }

    private func way(of url: HandedOutURL) -> StyledText {
        switch url.ending {
        case nil: StyledText(url.route, .muted)
        case .undelivered(let reason)?: StyledText("× not delivered: \(reason)", .warning)
        case .played(let end)?: end.words(near: now)
        }
    }
}
