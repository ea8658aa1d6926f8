import ArgumentParser
import Foundation
import MonitorUI
import Recording

/// `kvsmon replay`: a recording on the screen.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        subcommand: "replay",
        abstract: "Show a recording as it was live: pause, step, jump to a time or a finding.",
        discussion: """
            Parts of one recording are named in order. On the screen: Space pauses, [ and ] step by one poll, e and E go \
            to findings, g asks for a time, < and > change the speed, ? shows all keys.

                kvsmon replay night.jsonl.gz --at 03:12
                kvsmon replay night.jsonl.gz night.jsonl.gz.1 --speed 60
            """)

    @Argument(help: ArgumentHelp("The recording, its parts in order.", valueName: "file"))
    var files: [String]

    @Option(help: "Recorded seconds a second, 1/16 to 4096.")
    var speed = 1.0

    @Option(help: "Where to begin: 14:21:36 (UTC), +10m after the beginning, or an ISO 8601 date.")
    var at: RecordedTime?

    @OptionGroup(title: "Screen")
    var screen: ScreenOptions

    @OptionGroup var file: ConfigurationOptions

    func validate() throws {
        guard ReplayPlayer.speeds.contains(speed) else {
            throw ValidationError("--speed is between 1/16 (0.0625) and 4096.")
        }
    }

    @MainActor func run() async throws {
        let recording = try RecordedStream(paths: files)
        var replay = try Replay(recording)
        if let at { try replay.go(to: at.date(in: replay.start...replay.end)) }
        let configuration = try file.chosen.configuration(flags: screen.chosen.settings)
        guard !screen.chosen.leaving(configuration).isPlain else {
            let output = LineOutput(asciiOnly: configuration.isOn(.ascii))
            return try await PlainReplay(replay: replay, flaw: recording.flaw, output: output).run()
        }
        let screen = ReplayScreen(
            stream: recording.header.stream, theme: try configuration.chosenTheme(),
            configuration: configuration, leaving: screen.chosen.leaving(configuration))
        try await screen.run(ReplayPlayer(replay, speed: speed, flaw: recording.flaw))
    }
}
