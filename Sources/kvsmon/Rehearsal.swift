import ArgumentParser
import Canvas
import Glibc
import MonitorUI

/// What a start needs anyway is looked up by two cores at once; what they make of it is thrown away.
///
/// The first use of a generic type and each first question whether a type conforms to a protocol search all that is linked
/// in, and what they find stays known. That takes most of the time to the first frame.
enum Rehearsal {
    /// Reads the options that come last, where there is a terminal to show a frame on.
    @concurrent static func readOptions() async {
        guard isForScreen else { return }
        // Without arguments nothing can be wrong with them.
        _ = try? LastOptions.parseAsRoot([])
    }

    /// Goes through a frame without a stream, where there is a terminal to show one.
    static func drawFrame() {
        guard isForScreen else { return }
        // What is wrong with settings is found and told when they count.
        let theme = try? Configuration().chosenTheme()
        let options = ProgramOptions(stream: "", region: "", theme: theme?.theme.name ?? "")
        _ = RootView.frame(Model(options: options, size: Size(columns: 80, rows: 24)))
    }

    private static var isForScreen: Bool { isatty(STDOUT_FILENO) == 1 }

    private struct LastOptions: ParsableCommand {
        static let configuration = CommandConfiguration(subcommand: "rehearsal", abstract: "")

        @OptionGroup var connection: ConnectionOptions
    }
}
