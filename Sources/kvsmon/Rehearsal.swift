import ArgumentParser
import Canvas
import Glibc
import MonitorUI

/// What a start needs anyway is looked up beside the reading of arguments, which takes half of the time to the first frame.
///
/// The first use of a generic type and each first question whether a type conforms to a protocol search all that is linked
/// in, and what they find stays known. So a second core may go ahead; what it makes is thrown away.
enum Rehearsal {
    /// Goes through a frame without a stream and the options that come last, where there is a terminal to show one.
    @concurrent static func perform() async {
        guard isatty(STDOUT_FILENO) == 1 else { return }
        // What is wrong with settings is found and told when they count.
        let theme = try? Configuration().chosenTheme()
        let options = ProgramOptions(stream: "", region: "", theme: theme?.theme.name ?? "")
        _ = RootView.frame(Model(options: options, size: Size(columns: 80, rows: 24)))
        _ = try? ConnectionOptions.parse([])
    }
}
