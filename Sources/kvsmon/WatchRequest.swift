import ArgumentParser
import HTTPTransport
import KinesisVideo
import Monitoring

/// Streams that are to be watched on the screen, and how.
struct WatchRequest: CommandRequest, Hashable {
    static let command: any ParsableCommand.Type = Watch.self

    /// All that is asked for, as names and patterns.
    var words: [String]
    /// What of their past is loaded.
    var range = AskedRange()
    /// What is fetched of the media.
    var media = Monitor.Media.nothing
    /// How the screen looks.
    var screen = ScreenChoice()
    /// Where the service is and who asks.
    var connection = Connection()

    /// Shows them until the operator leaves.
    @MainActor func run() async throws {
        let selection = try StreamSelection(words)
        let found = try connection.resolved(with: screen.settings)
        let configuration = found.settings
        let wishes = self.screen.leaving(configuration)
        if !wishes.isPlain { try connection.log.validateForScreen() }
        let theme = try configuration.chosenTheme()
        let client = try connection.client(found)
        let subject =
            selection.single.map { Watched.Subject.stream($0, range.scope(now: TimeSource.system.date())) }
            ?? .streams(selection)
        let screen = Screen(
            subject: subject, region: client.region.name, theme: theme, configuration: configuration,
            media: media, leaving: wishes)
        let subjectName = selection.single?.description
        var prepared: Composition?
        if client.credentials.mayAsk {
            // What is asked at the terminal must be asked before the screen has it.
            prepared = try await connection.referring(on: subjectName) {
                try await Composition(client).credentialed()
            }
            await TerminalQuestions.shared.end()
        }
        do {
            try await screen.run { [prepared] in
                if let prepared { return prepared }
                return try await Composition(client).credentialed()
            }
        } catch {
            // A screen that couldn't even open took over nothing.
            await prepared?.transport.shutdown()
            throw connection.referral(on: subjectName).completing(error)
        }
    }
}
