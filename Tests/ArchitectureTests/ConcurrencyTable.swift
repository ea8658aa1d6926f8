/// Where something runs beside something else, and why: all other code is told what it needs and returns.
struct ConcurrencyRow: Sendable, CustomStringConvertible {
    /// What starts it.
    let words: [String]
    /// What it is for.
    let because: String
    /// The files that have it, within `Sources`.
    let files: Set<String>

    var description: String { because }

    static let all = [
        ConcurrencyRow(
            words: ["actor "], because: "several tasks share a state",
            files: [
                "HTTPTransport/AsyncHTTPClientTransport",
                "KinesisVideo/Calls/MediaReading", "KinesisVideo/Calls/SigningClock",
                "KinesisVideo/Credentials/RefreshingCredentials", "KinesisVideo/Endpoints/DataEndpointCache",
                "KinesisVideo/Quotas/QuotaLedger", "KinesisVideo/Retries/RetryBudget",
                "KinesisVideoSimulator/HTTP/PutMediaSession", "KinesisVideoSimulator/HTTP/SimulatedHost",
                "Monitoring/Fleet/Fleet", "Monitoring/Monitor", "Recording/Recorder",
                "kvsmon/Options/TerminalQuestions", "kvsmon/Plain/ChangeTeller", "kvsmon/Plain/FleetTeller",
                "kvsmon/Recording/ReplayPlayer",
            ]),
        ConcurrencyRow(
            words: ["Task {", "Task("],
            because: "a task may outlive the function that begins it",
            files: [
                "KinesisVideo/Calls/CallExecutor", "KinesisVideo/Credentials/RefreshingCredentials",
                "KinesisVideo/Endpoints/DataEndpointCache", "Triage/Examination", "kvsmon/Leaving/Errands",
                "kvsmon/Recording/ReplayScreen", "kvsmon/Screen", "kvsmon/Watched",
            ]),
        ConcurrencyRow(
            words: ["DispatchQueue", "DispatchSource"],
            because: "a system call blocks, or the system calls, outside of the tasks' threads",
            files: [
                "CursesTerminal/Clipboard/Tmux", "CursesTerminal/CursesTerminal",
                "KinesisVideo/Credentials/RunningProgram", "kvsmon/Interruption",
                "kvsmon/Leaving/SpawnedProgram", "kvsmon/Options/TerminalQuestions",
            ]),
        ConcurrencyRow(
            words: ["pthread_create", "Thread"], because: "nothing needs a thread of its own", files: []),
    ]
}
