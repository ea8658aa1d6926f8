import ArgumentParser
import KinesisVideo

/// `kvsmon watch`, the default: one stream on the screen.
struct Watch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show a stream: timelines, gaps, skew, findings. This is what `kvsmon STREAM` does.",
        discussion: "Press ? on the screen for the keys, c for a fresh session URL, q to leave.")

    @OptionGroup var stream: StreamArgument

    @OptionGroup var media: MediaOptions

    @OptionGroup(title: "Screen")
    var screen: ScreenOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run() async throws {
        let reference = try stream.reference()
        let theme = try screen.chosenTheme()
        let configuration = try connection.configuration()
        let screen = Screen(
            stream: reference, region: configuration.region.name, theme: theme, isASCIIOnly: screen.ascii,
            media: media.wish)
        try await screen.run { Composition(configuration) }
    }
}
