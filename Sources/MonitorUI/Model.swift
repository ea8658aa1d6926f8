package import Canvas
import FoundationEssentials
import StreamAnalysis

/// All there is to know to draw the screen; it changes by ``update(_:)`` alone.
package struct Model: Sendable {
    /// The part of the screen that Enter opens something of.
    enum Focus: Hashable, Sendable { case timeline, findings }

    /// What is shown in full width instead of findings and sentences.
    enum Detail: Hashable, Sendable {
        /// The one under the cursor; so many of its lines are scrolled away.
        case fragment(scroll: Int)
        /// The chosen finding; so many of its lines are scrolled away.
        case finding(scroll: Int)
    }

    /// What lies over the screen and takes the keys.
    enum Overlay: Hashable, Sendable {
        case help(scroll: Int)
        case copy(CopyDialog)
        case prompt(Prompt)
        case themes(ThemePicker)
    }

    /// The fragment that is looked at.
    enum Cursor: Hashable, Sendable {
        /// Always the newest.
        case newest
        /// This one.
        case at(FragmentKey)
    }

    /// What was on screen when it was frozen.
    struct Frozen: Sendable {
        var report: StreamReport?
        var fleet: FleetReport?
        var findings: [Finding]
        var steady: SteadyFigures
        var handedOut: [HandedOutURL]
        var date: Date?
    }

    /// A line for the operator, until a key is pressed or it is old.
    struct Notice: Hashable, Sendable {
        var text: String
        var role: Role
        var until: Date?
    }

    /// What the program was started with.
    let options: ProgramOptions
    /// The terminal's size.
    var size: Size {
        didSet { measureSentences() }
    }
    /// The newest tick.
    var clock: Date?
    /// The first tick.
    var started: Date?
    /// The newest report.
    var report: StreamReport? {
        didSet {
            findings = report?.findings.inListOrder ?? []
            measureSentences()
            steady.follow(report)
        }
    }
    /// Its findings in the list's order; a day may have thousands, so they are ordered once.
    private(set) var findings: [Finding] = []
    /// What is said of one on screen takes at most so many rows.
    private(set) var sentenceRows = 0
    /// What of it jitters, as of some seconds ago.
    private(set) var steady = SteadyFigures()
    /// How the streams are, where many are watched.
    var fleet: FleetReport?
    /// The stream of many that the other screens are about, or `nil` before one is opened.
    var opened: String?
    /// What was on screen when it was frozen, or `nil` while it isn't.
    var frozen: Frozen? {
        didSet { measureSentences() }
    }
    /// Which stretch of time is on screen.
    var viewport = Viewport()
    /// The fragment that is looked at.
    var cursor = Cursor.newest
    /// The finding that was chosen, or `nil` for what the verdict tells.
    var selection: Finding.ID?
    /// The line of the list in which it stands, so that it stays there while others come; `nil` for whichever takes the
    /// least scrolling.
    var findingLine: Int?
    /// What fills the terminal.
    var screen = ScreenKind.stream
    /// How the lists of the screens are looked at.
    var lists: [ScreenKind: ListState] = [:]
    /// The first poll that got the playlist on the playlist screen, or `nil` for the newest playlist.
    var playlistDate: Date?
    /// The mouse is reported.
    var reportsMouse: Bool
    /// Where the column of time begins on which the mouse's button is down.
    var pressed: Date?
    /// The stretch of time that was dragged over, or is being.
    var dragged: DraggedRange?
    /// A report that waits for the next step of a slow screen.
    var waiting: StreamReport?
    /// The newest report of many streams, where it waits in the same way.
    var waitingFleet: FleetReport?
    /// The part Enter opens something of.
    var focus = Focus.timeline
    /// What is open in full width.
    var detail: Detail?
    /// What takes the keys.
    var overlay: Overlay?
    /// A line for the operator.
    var notice: Notice?
    /// The commands that were typed, the newest last.
    var commandLines: [String] = []
    /// The name of the theme that was kept.
    var theme: String
    /// Session URLs handed out, newest first; expired ones stay for some minutes.
    var handedOut: [HandedOutURL] = []
    /// When the terminal's bell rings.
    var bell = Bell()
    /// Those of streams that were open before, by the streams' names.
    var otherHandedOut: [String: [HandedOutURL]] = [:]
    /// The file that is recorded to, or `nil`.
    var recordingFile: String?
    /// Where the replay is, or `nil` for a live stream.
    var replay: ReplayStatus?
    /// What the terminal costs.
    var traffic = Traffic()

    /// The screen before anything has happened.
    package init(options: ProgramOptions, size: Size) {
        self.options = options
        self.size = size
        theme = options.theme
        reportsMouse = options.isMouseOn
        viewport.pace = options.isLowBandwidth ? .rare : .usual
        commandLines = options.commandLines
        if options.bell { bell.switchOn(knowing: []) }
        if options.fleet != nil { screen = .streams }
        notice = options.notice.map { Notice(text: $0, role: .notice, until: nil) }
    }

    private mutating func measureSentences() {
        sentenceRows = SentencesPanel.rows(of: shownFindings, columns: size.columns)
    }
}
