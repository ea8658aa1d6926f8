import Canvas
import FoundationEssentials
import StreamAnalysis

/// Every session that was minted, newest first: the monitor's own, and those whose URLs were handed out.
struct SessionList: ListSource {
    /// A session and the moment it is looked at.
    struct Row {
        /// Whose it is.
        enum Session {
            case monitor(SessionRecord)
            case copy(HandedOutURL)
        }

        var session: Session
        var now: Date
    }

    /// The moment it describes.
    let now: Date
    let rows: [Row]

    /// The list at `now` of the monitor's `sessions` and the URLs `handedOut`.
    init(sessions: [SessionRecord], handedOut: [HandedOutURL], now: Date) {
        self.now = now
        let rows = sessions.map(Row.Session.monitor) + handedOut.map(Row.Session.copy)
        self.rows = rows.map { Row(session: $0, now: now) }.sorted { $0.created > $1.created }
    }

    var absence: StyledText { StyledText("no session yet", .muted) }

    func id(of row: Row) -> RowID { .session(row.created, isCopy: row.isCopy) }

    func isTroubled(_ row: Row) -> Bool { row.isTroubled }

    static let calm = "no session on the list was lost, and no URL"

    static let filterHint = "monitor, copy, player, lost, expired, LIVE"

    static let columns: [ListColumn<Row>] = [
        ListColumn("mode", .fixed(11), by: \.mode) { StyledText($0.mode) },
        ListColumn("for", .fixed(7), by: \.owner) { StyledText($0.owner) },
        ListColumn("created", .fixed(15), rank: 1, by: \.created) {
            StyledText($0.created.clock(near: $0.now))
        },
        ListColumn("expires", .fixed(15), rank: 3, by: \.expires) {
            StyledText($0.expires.clock(near: $0.now), .muted)
        },
        ListColumn("expires in", .fixed(11), .right, by: \.secondsLeft) { row in
            guard row.secondsLeft > 0 else { return StyledText("–", .muted) }
            return StyledText(Quantity.wholeDuration(row.secondsLeft))
        },
        ListColumn("state", .share(1), atLeast: 25, by: \.state.plain) { $0.state },
        ListColumn("session", .fixed(30), rank: 2, by: \.about) { StyledText($0.about, .muted) },
    ]
}

extension SessionList.Row {
    var isCopy: Bool {
        if case .copy = session { true } else { false }
    }

    /// Who has it.
    var owner: String {
        switch session {
        case .monitor: "monitor"
        case .copy(let url): url.destination == .player ? "player" : "copy"
        }
    }

    /// PlaybackMode; the monitor's own are live ones.
    var mode: String {
        switch session {
        case .monitor: SessionRequest.Mode.live.word
        case .copy(let url): url.request.mode.word
        }
    }

    var created: Date {
        switch session {
        case .monitor(let record): record.opened
        case .copy(let url): url.created
        }
    }

    var expires: Date {
        switch session {
        case .monitor(let record): record.expires
        case .copy(let url): url.expires
        }
    }

    /// So many seconds are left of one that works as far as is known, and 0 of others.
    var secondsLeft: Double {
        if case .monitor(let record) = session, record.ended != nil { return 0 }
        return max(0, expires.timeIntervalSince(now))
    }

    /// Which session it is, or the way its URL went.
    var about: String {
        switch session {
        case .monitor(let record): "number \(record.id.ordinal)"
        case .copy(let url):
            if case .undelivered(let reason)? = url.ending { reason } else { url.route }
        }
    }

    /// It was lost, its URL didn't arrive, or what played it failed.
    fileprivate var isTroubled: Bool {
        switch session {
        case .monitor(let record): if case .lost? = record.ending { true } else { false }
        case .copy(let url):
            switch url.ending {
            case nil: false
            case .undelivered?: true
            case .played(let end)?: end.code != 0
            }
        }
    }

    /// What became of it, with its time where it is over.
    var state: StyledText {
        switch session {
        case .monitor(let record): state(of: record)
        case .copy(let url): expires <= now ? expired : state(of: url)
        }
    }

    private var expired: StyledText { StyledText("○ expired \(expires.clock(near: now))", .muted) }

    private func state(of url: HandedOutURL) -> StyledText {
        switch url.ending {
        case nil: StyledText("● ", .ok) + StyledText("handed out")
        case .undelivered?: StyledText("× not delivered", .warning)
        case .played(let end)?: end.words(near: now)
        }
    }

    private func state(of record: SessionRecord) -> StyledText {
        guard !record.isExpired(at: now) else { return expired }
        let when = (record.ended ?? now).clock(near: now)
        return switch record.ending {
        case nil: StyledText("● ", .ok) + StyledText("in use")
        case .replaced?: StyledText("↻ replaced \(when)", .muted)
        case .lost(let status)?: StyledText("× lost \(when), HTTP \(status)", .warning)
        }
    }
}

extension PlayerEnd {
    /// That and when it ended, with its code where that says that something went wrong.
    func words(near now: Date) -> StyledText {
        let when = "\(player) ended \(date.clock(near: now))"
        return code == 0 ? StyledText("○ \(when)", .muted) : StyledText("× \(when), code \(code)", .warning)
    }
}
