/// What the screen is started with.
package struct ProgramOptions: Sendable {
    /// The stream's name, shown before the first report.
    package var stream: String
    /// What of the account's streams is watched, in a few words, or `nil` where it is ``stream`` alone.
    package var fleet: String?
    /// The region's name, shown before the first report.
    package var region: String
    /// Whether everything is drawn in ASCII.
    package var isASCII: Bool
    /// Whether the mouse is reported from the start.
    package var isMouseOn: Bool
    /// Whether all that changes with time moves on in steps of five seconds.
    package var isLowBandwidth: Bool
    /// What keys do.
    package var keys: KeyMap
    /// A line for the operator at the start, such as a terminal type that was replaced.
    package var notice: String?
    /// The themes to choose from; asked for when somebody wants to choose.
    package var themes: @Sendable () -> [ThemeChoice]
    /// The name of the theme at the start.
    package var theme: String
    /// The commands that were typed before, the newest last.
    package var commandLines: [String]
    /// What plays sessions.
    package var player: PlayerChoice
    /// Whether the bell rings from the start.
    package var bell: Bool
    /// Whether an option at the start asks for more of the past, which is worth saying where it isn't loaded.
    package var takesRange = true
    /// Awaited between two frames, so that a burst of events doesn't become a burst of frames.
    package var betweenFrames: @Sendable () async -> Void
    /// Awaited after a frame before news that no key asked for may make another one.
    package var betweenNews: @Sendable () async -> Void

    /// Options for one stream; without `betweenFrames` and `betweenNews` frames follow events at once.
    package init(
        stream: String, fleet: String? = nil, region: String, isASCII: Bool = false,
        isMouseOn: Bool = false, isLowBandwidth: Bool = false, keys: KeyMap = .standard,
        notice: String? = nil, themes: @autoclosure @escaping @Sendable () -> [ThemeChoice] = [],
        theme: String = "default",
        commandLines: [String] = [],
        player: PlayerChoice = .none(reason: "no player is known here"), bell: Bool = false,
        betweenFrames: @escaping @Sendable () async -> Void = {},
        betweenNews: @escaping @Sendable () async -> Void = {}
    ) {
        self.stream = stream
        self.fleet = fleet
        self.region = region
        self.isASCII = isASCII
        self.isMouseOn = isMouseOn
        self.isLowBandwidth = isLowBandwidth
        self.keys = keys
        self.notice = notice
        self.themes = themes
        self.theme = theme
        self.commandLines = commandLines
        self.player = player
        self.bell = bell
        self.betweenFrames = betweenFrames
        self.betweenNews = betweenNews
    }
}
