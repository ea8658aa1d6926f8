import ArgumentParser
import Canvas
import HTTPTransport
import KinesisVideo

/// `kvsmon url`: prints a fresh session URL, alone, for a player.
struct SessionURLCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        subcommand: "url",
        abstract: "Print a fresh HLS session URL for a player.",
        discussion: """
            The URL is all that goes to standard output, so that a player can take it:

                mpv "$(kvsmon url front-door)"
                kvsmon url front-door --mode on-demand --from 10m --to 5m

            Whoever has the URL can watch until it expires; give each player its own.
            """)

    @OptionGroup var stream: StreamArgument

    @OptionGroup(title: "Session")
    var session: SessionOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func validate() throws { try session.validateRange() }

    func run() async throws {
        let reference = try stream.reference()
        try await connection.chosen.using(on: stream.stream) { composition in
            let input = session.input(for: reference, now: composition.time.date())
            print(try await composition.client.hlsStreamingSessionURL(input).reveal().harmlessLine)
        }
    }
}
