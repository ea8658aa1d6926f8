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

    /// The panel of `dialog`, as `model` has it.
    init(dialog: CopyDialog, model: Model) {
        self.dialog = dialog
        let now = model.now ?? Date(timeIntervalSince1970: 0)
        self.now = now
        handedOut = model.handedOut.filter { $0.expires > now }
        player = model.options.player
        keys = model.options.keys
    }

    private static let width = 76
    private static let labelWidth = 19
    /// The edges, and the bottom bar, which stays to be seen.
    private static let spareRows = 3

    /// A line of the dialog, and the field it belongs to.
    private struct Line {
        var text: StyledText
        var field: CopyDialog.Field?
    }

    func draw(into frame: inout Frame, area: Rect) {
        let width = Self.textWidth(in: area)
        let lines = lines(width: width, rows: area.size.rows - Self.spareRows)
        let title = dialog.destination == .player ? "Play a new session" : "Copy a session URL"
        let inner = Box(title: StyledText(title, .title, .bold))
            .draw(into: &frame, area: Self.place(of: lines, in: area))
        for (row, line) in lines.enumerated() {
            frame.write(line.text.truncated(to: width), at: Point(column: 0, row: row), in: inner)
        }
    }

    private static func textWidth(in area: Rect) -> Int { min(width, area.size.columns - 2) - 4 }

    private static func place(of lines: [Line], in area: Rect) -> Rect {
        area.centered(
            Size(columns: textWidth(in: area) + 4, rows: min(lines.count + 2, area.size.rows - 1)))
    }

    /// The option that stands at `point` of a dialog in the middle of `area`, by its field and its place there, or the field
    /// alone beside its options; `nil` where no field is.
    func choice(at point: Point, in area: Rect) -> (field: CopyDialog.Field, place: Int?)? {
        let width = Self.textWidth(in: area)
        let lines = lines(width: width, rows: area.size.rows - Self.spareRows)
        let text = Self.place(of: lines, in: area).inset(columns: 2, rows: 1)
        let row = point.row - text.origin.row
        guard text.contains(point), lines.indices.contains(row), let field = lines[row].field else {
            return nil
        }
        let column = point.column - text.origin.column - Self.labelWidth
        return (field, options(of: field, width: width).place(at: column))
    }

    /// What can be chosen comes first, then what became of it; why all this takes the room that is left.
    private func lines(width: Int, rows: Int) -> [Line] {
        var lines: [Line] = []
        for field in CopyDialog.Field.allCases {
            lines.append(Line(text: line(field, width: width), field: field))
            guard field == .mode else { continue }
            lines.append(Line(text: StyledText(blank: Self.labelWidth) + StyledText(range, .muted)))
        }
        let progress = [StyledText()] + progress.wrapped(to: width) + (obstacle?.wrapped(to: width) ?? [])
        let sessions = keys.key(for: .showSessions, in: .everywhere)?.name
        let ledger = CopyLedger(urls: handedOut, now: now, key: sessions)
            .lines(width: width, rows: rows - lines.count - progress.count)
        let why =
            StyledText(
                "Every URL gets a session of its own: two players must not share one.", .muted
            ).wrapped(to: width) + [StyledText()]
        let below = (progress + ledger).map { Line(text: $0) }
        let isRoomy = why.count + lines.count + below.count <= rows
        return (isRoomy ? why.map { Line(text: $0) } : []) + lines + below
    }

    private func line(_ field: CopyDialog.Field, width: Int) -> StyledText {
        let isChosen = dialog.field == field
        let marker = StyledText(isChosen ? "▸ " : "  ", .selection, .bold)
        let label = StyledText(Self.label(of: field), isChosen ? .selection : .text, isChosen ? .bold : [])
        return marker + label.fitted(to: Self.labelWidth - 2) + options(of: field, width: width).text
    }

    private func options(of field: CopyDialog.Field, width: Int) -> OptionRow {
        OptionRow(
            dialog.options(of: field), chosen: dialog.choice(of: field), width: width - Self.labelWidth)
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
        case .opened(let url): became(of: url)
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

    /// What may keep the URL from arriving; a plain page needs no way through terminals.
    private var obstacle: StyledText? {
        guard case .opened(let url) = dialog.progress, let obstacle = url.obstacle else { return nil }
        let key = keys.key(for: .plainPage, in: .copyDialog)
        return StyledText("▲ \(obstacle)\(key.map { "; \($0.name) prints it" } ?? "").", .warning)
    }

    private func became(of url: HandedOutURL) -> StyledText {
        switch url.ending {
        case nil:
            let key = keys.key(for: .mint, in: .copyDialog)
            let next = key.map { "  \($0.spelledName) closes; another choice offers another." } ?? ""
            return StyledText("● \(url.route)", .ok, .bold) + StyledText(next, .muted)
        case .undelivered(let reason)?:
            let key = keys.key(for: .plainPage, in: .copyDialog)
            let next = key.map { "; \($0.name) prints it." } ?? ""
            return StyledText(
                "× the session is open, but its URL wasn't delivered: \(reason)\(next)", .warning)
        case .played(let end)?: return end.words(near: now) + StyledText(": \(end.report)", .muted)
        }
    }
}

extension StyledText {
    /// So many blanks.
    init(blank columns: Int) { self.init(String(repeating: " ", count: max(0, columns))) }
}
