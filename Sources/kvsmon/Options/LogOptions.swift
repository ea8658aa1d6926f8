import ArgumentParser
import KinesisVideo

/// Where is written down what is asked of the service.
struct LogOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Append each call to this file, an object of JSON a line, without secrets; only its owner may read it.",
            valueName: "file"))
    var logFile: String?

    @Flag(
        name: .customLong("debug-http"),
        help: """
            Log each request and answer, too, with ••• instead of secrets: to --log-file, or to standard error where no \
            screen is open.
            """)
    var debugHTTP = false

    /// Throws where lines would be written over the screen.
    func validateForScreen() throws {
        guard !debugHTTP || logFile != nil else {
            throw ValidationError("--debug-http needs --log-file FILE here: the screen has the terminal.")
        }
    }

    /// What is asked for; the file is opened.
    func logging() throws(KinesisVideoError) -> CallLogging {
        guard let logFile else {
            let exchanges = debugHTTP ? LogFile.standardError.logger("kvsmon.http") : nil
            return CallLogging(exchanges: exchanges)
        }
        let file = try LogFile(path: logFile)
        return CallLogging(
            calls: file.logger("kvsmon.calls"), exchanges: debugHTTP ? file.logger("kvsmon.http") : nil)
    }
}
