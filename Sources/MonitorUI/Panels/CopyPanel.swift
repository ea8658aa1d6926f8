import Canvas
import FoundationEssentials

/// The dialog that opens a session for a player, and the list of URLs handed out.
struct CopyPanel: Panel {
    /// What is chosen.
    let dialog: CopyDialog
    /// The URLs handed out that still work, newest first.
    let handedOut: [HandedOutURL]
    /// The moment of drawing.
    let now: Date
    /// What plays sessions.
    let player: PlayerChoice
    /// What keys do.
    let keys: KeyMap

    private static let width = 76
    private static let labelWidth = 19

    func draw(into frame: inout Frame, area: Rect) {
        let textWidth = min(Self.width, area.size.columns - 2) - 4
        let lines = lines(width: textWidth)
        let place = area.centered(Size(columns: textWidth + 4, rows: min(lines.count + 2, area.size.rows)))
        let inner = Box(title: StyledText("Copy a session URL", .title, .bold))
            .draw(into: &frame, area: place)
        for (row, line) in lines.enumerated() {
            frame.write(line.truncated(to: textWidth), at: Point(column: 0, row: row), in: inner)
        }
    }

    private func lines(width: Int) -> [StyledText] {
        let why = StyledText(
            "Every URL gets a session of its own: two players must not share one.", .muted)
        var lines = why.wrapped(to: width) + [StyledText()]
        for field in CopyDialog.Field.allCases {
            lines.append(line(field))
            if field == .mode { lines.append(StyledText(blank: Self.labelWidth) + StyledText(range, .muted)) }
        }
        lines.append(StyledText())
        lines += progress.wrapped(to: width)
        return lines + ledger(width: width)
    }

    private func line(_ field: CopyDialog.Field) -> StyledText {
        let isChosen = dialog.field == field
        let marker = StyledText(isChosen ? "▸ " : "  ", .selection, .bold)
        let label = StyledText(Self.label(of: field), isChosen ? .selection : .text, isChosen ? .bold : [])
        var line = marker + label.fitted(to: Self.labelWidth - 2)
        let options = dialog.options(of: field)
        for (index, option) in options.enumerated() {
            if index > 0 { line += StyledText(" ") }
            let isTaken = index == dialog.choice(of: field)
            line += isTaken ? StyledText("[\(option)]", .selection, .bold) : StyledText(" \(option) ", .muted)
        }
        return line
    }

    private static func label(of field: CopyDialog.Field) -> String {
        switch field {
        case .mode: "mode"
        case .expires: "works for"
        case .timestamps: "timestamps"
        case .discontinuities: "discontinuities"
        case .container: "container"
        case .destination: "send to"
        }
    }

    private var range: String {
        switch dialog.request.mode {
        case .live: about
        case .liveReplay(let start): "\(about): \(start.clock(near: now))Z"
        case .onDemand(let start, let end):
            "\(about): \(start.clock(near: now))Z–\(end.clock(near: now))Z"
        }
    }

    private var about: String { dialog.offers[dialog.choice(of: .mode)].about }

    private var progress: StyledText {
        switch dialog.progress {
        case .choosing: StyledText(invitation, .muted)
        case .opening: StyledText("… asking the service for a session", .pending)
        case .failed(let message): StyledText("× no session: \(message)", .critical)
        case .sent(let route): StyledText("● \(route)", .ok, .bold)
        case .noPlayer(let reason):
            StyledText("× no player: \(reason); send the URL elsewhere", .warning)
        }
    }

    private var invitation: String {
        switch dialog.destination {
        case .clipboard: "Enter opens a session and sends its URL."
        case .plainPage: "Enter opens a session and prints its URL" + withoutURL
        case .file: "Enter opens a session and writes its URL to a file that only you can read."
        case .exit: "Enter opens a session; its URL is printed when you quit."
        case .player:
            if case .program(let name) = player {
                "Enter opens a session in \(name)."
            } else {
                "Nothing here plays it."
            }
        }
    }

    private var withoutURL: String {
        keys.key(for: .plainPage, in: .copyDialog).map { "; \($0.name) prints without one." } ?? "."
    }

    private func ledger(width: Int) -> [StyledText] {
        guard !handedOut.isEmpty else { return [] }
        let title = StyledText("Handed out, still working", .header, .bold)
        return [StyledText(), title] + handedOut.prefix(4).flatMap { entry(of: $0, width: width) }
    }

    private func entry(of url: HandedOutURL, width: Int) -> [StyledText] {
        let left = Quantity.wholeDuration(url.expires.timeIntervalSince(now))
        let first =
            StyledText(url.request.mode.word, .text, .bold) + StyledText("  \(left) left", .ok)
            + StyledText("  opened \(url.created.clock(near: now))Z, \(url.route)", .muted)
        return [first, StyledText("  " + url.redactedURL, .muted)].map { $0.truncated(to: width) }
    }
}

extension StyledText {
    /// So many blanks.
    init(blank columns: Int) { self.init(String(repeating: " ", count: max(0, columns))) }
}
