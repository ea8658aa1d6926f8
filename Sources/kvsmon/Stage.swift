import Canvas
import CursesTerminal
import HTTPTransport
import MonitorUI

/// What a screen stands on, be it live or a recording: the terminal, its settings and what leaves it.
@MainActor
struct Stage {
    /// The terminal, taken over.
    let terminal: CursesTerminal
    /// What leaves the screen.
    let errands: Errands
    private let theme: ThemeSelection
    private let configuration: Configuration
    private let notices: ScreenNotices
    private let commands: CommandFile

    /// Keys make at most 60 frames a second, as many as a display shows.
    private static let frameInterval = Duration.milliseconds(16)

    /// Takes the terminal over for a screen that looks like `theme`, is set by `configuration` and is about `stream` at the
    /// time; `announce` tells it of what comes later.
    init(
        theme: ThemeSelection, configuration: Configuration, leaving: LeavingWishes,
        stream: @escaping @MainActor () -> String, announce: @escaping @MainActor (Message) -> Void
    ) throws {
        let environment = Variables.all
        terminal = try CursesTerminal(
            TerminalOptions(
                theme: theme.theme, asciiOnly: configuration.isOn(.ascii), environment: environment))
        errands = Errands(stream: stream, terminal: terminal, wishes: leaving, announce: announce)
        notices = ScreenNotices(configuration: configuration, theme: theme)
        commands = CommandFile(environment: environment)
        self.theme = theme
        self.configuration = configuration
    }

    /// What the screen of `stream` in `region` is started with.
    func options(stream: String, region: String) -> ProgramOptions {
        let shelf = theme.shelf
        return ProgramOptions(
            stream: stream, region: region, isASCII: !terminal.showsUnicode,
            isMouseOn: configuration.isOn(.mouse), isLowBandwidth: configuration.isOn(.lowBandwidth),
            keys: configuration.keys,
            notice: notices.line(with: terminal), themes: shelf.choices, theme: theme.theme.name,
            commandLines: commands.lines,
            // A frame that comes early because the wait was cancelled is the last one.
            betweenFrames: { try? await TimeSource.system.sleep(Self.frameInterval) })
    }

    /// Does what `effect` asks for, where every screen does the same; `mint` opens sessions.
    func perform(_ effect: Effect, minting mint: Errands.Minting? = nil) async -> Message? {
        switch effect {
        case .theme(let name): theme.show(name, on: terminal)
        case .remember(let line): commands.remember(line)
        default: await errands.perform(effect, minting: mint)
        }
    }

    /// Prints what is to stay once the terminal is given back: the last `picture`, URLs, and what was wrong with settings.
    func leave(picture: Frame?) {
        errands.leave(picture: picture)
        notices.printFaults()
    }
}
