import ArgumentParser
import HTTPTransport
import KinesisVideo

/// `kvsmon watch`, the default: one stream on the screen.
struct Watch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show a stream: timelines, gaps, skew, findings. This is what `kvsmon STREAM` does.",
        discussion: """
            Press ? on the screen for the keys, c for a fresh session URL, q to leave.

                kvsmon watch front-door --since 6h
                kvsmon watch front-door --from 2026-03-01T02:00:00Z --to 2026-03-01T04:00:00Z

            The past is loaded beside the stream, the newest first. With --to in the past nothing is polled.
            """)

    @OptionGroup var stream: StreamArgument

    @OptionGroup(title: "Range")
    var range: RangeOptions

    @OptionGroup var media: MediaOptions

    @OptionGroup(title: "Screen")
    var screen: ScreenOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run() async throws {
        let reference = try stream.reference()
        let settings = connection.settings.merging(screen.settings) { $1 }
        let configuration = try connection.file.configuration(flags: settings)
        let theme = try configuration.chosenTheme()
        let client = try connection.client(configuration)
        let screen = Screen(
            stream: reference, region: client.region.name, theme: theme, configuration: configuration,
            media: media.wish, scope: range.scope(now: TimeSource.system.date()),
            leaving: screen.leaving.wishes)
        try await screen.run { Composition(client) }
    }
}
