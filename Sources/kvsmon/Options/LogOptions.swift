import ArgumentParser

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

    /// What is given.
    var chosen: LogChoice { LogChoice(file: logFile, debugHTTP: debugHTTP) }
}
