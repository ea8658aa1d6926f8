import ArgumentParser
import Monitoring

/// `kvsmon watch`, the default: one stream on the screen, or many.
struct Watch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        subcommand: "watch",
        abstract: "Show streams: timelines, gaps, skew, findings. This is what `kvsmon STREAM` does.",
        discussion: """
            Press ? on the screen for the keys, c for a fresh session URL, q to leave.

                kvsmon watch front-door --since 6h
                kvsmon watch cam-7 --from 2026-03-01T02:00:00Z --to 2026-03-01T04:00:00Z
                kvsmon watch 'cam-*' front-door
                kvsmon watch --all

            The past is loaded beside the stream, the newest first. With --to in the past nothing is polled.

            Of many streams there is a list, the worst first, and Enter opens one. The eight opened last are followed: \
            polled every second, with a session. The others are looked at every 5 s without one, and all of them together \
            40 times a second at most, so that 1000 streams are looked at every 25 s.
            """)

    @Argument(
        help: ArgumentHelp(
            "The stream's name or ARN; or several, with * for any characters and ? for one.",
            valueName: "stream"))
    var streams: [String] = []

    @Flag(help: "All streams of the region.")
    var all = false

    @Option(help: "All streams whose names begin so.")
    var prefix: String?

    @OptionGroup(title: "Range")
    var range: RangeOptions

    @OptionGroup var media: MediaOptions

    @OptionGroup(title: "Screen")
    var screen: ScreenOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func validate() throws {
        guard all || prefix != nil || !streams.isEmpty else {
            throw ValidationError(
                "Missing expected argument '<stream>': name one or several, or give --all or --prefix TEXT. "
                    + "`\(KVSMon.name) streams` lists them; `\(KVSMon.name) demo` needs none.")
        }
        let isRange = range.since != nil || range.from != nil
        guard !isRange || (words.count == 1 && !NamePattern.isPattern(words[0])) else {
            throw ValidationError("--since, --from and --to are for one stream; name one without * and ?.")
        }
    }

    /// All that is asked for, as names and patterns.
    private var words: [String] {
        (all ? ["*"] : []) + (prefix.map { [$0 + "*"] } ?? []) + streams
    }

    /// What is asked for.
    var request: WatchRequest {
        WatchRequest(
            words: words, range: range.chosen, media: media.wish, screen: screen.chosen,
            connection: connection.chosen)
    }

    func run() async throws { try await request.run() }
}
