import Testing

/// Words that may stand in few files only.
struct Ban: Sendable, CustomStringConvertible {
    /// What is banned.
    let words: [String]
    /// Why.
    let because: String
    /// The files where they may stand.
    let allows: @Sendable (SourceFile) -> Bool

    var description: String { because }

    static let all = [
        Ban(
            words: [
                "Task.sleep", "Date()", "Date.now", "ContinuousClock", "SuspendingClock", "clock_gettime",
            ],
            because: "time enters through one TimeSource"
        ) { $0.path == "Sources/HTTPTransport/TimeSource.swift" },
        Ban(
            words: [
                "SystemRandomNumberGenerator", ".random(", ".randomElement()", ".shuffled()", "UUID()",
                "ProcessInfo",
                "FileManager", "FileHandle", "getenv", "URLSession", "print(",
            ],
            because: "pure modules have no effects"
        ) { !isPure($0) },
        Ban(
            words: [
                "try!", "as!", "fatalError(", "@unchecked", "nonisolated(unsafe)",
            ], because: "nothing is forced"
        ) {
            _ in false
        },
        Ban(
            words: ["Task.detached", "NSLock", "Mutex", "DispatchSemaphore"],
            because: "tasks are structured, actors guard"
        ) {
            _ in false
        },
    ]

    private static func isPure(_ file: SourceFile) -> Bool {
        ["Canvas", "HLS", "MediaContainers", "MediaInspection", "StreamAnalysis", "Reports"].contains(
            file.module)
            || file.module == "MonitorUI" && file.name != "Program.swift"
    }
}

struct BanTests {
    @Test(arguments: Ban.all)
    func wordsStayWhereTheyMay(_ ban: Ban) {
        for file in SourceTree.sources where !ban.allows(file) {
            for word in ban.words where file.holds(word) {
                Issue.record("\(file.path) holds \(word): \(ban.because)")
            }
        }
    }

    @Test func testsNeitherSleepNorReadTheClock() {
        for file in SourceTree.tests
        where !["ArchitectureTests", "EndToEndTests", "Benchmarks"].contains(file.module) {
            for word in ["Task.sleep", "Date()", "Date.now", "ContinuousClock.now"] where file.holds(word) {
                Issue.record("\(file.path) holds \(word)")
            }
        }
    }

    @Test func onlySharedLibrariesArePublic() {
        let shared = ["KinesisVideo", "HTTPTransport", "StreamAnalysis", "HLS"]
        for file in SourceTree.sources where !shared.contains(file.module) {
            let open = file.code.first {
                $0.drop(while: \.isWhitespace).hasPrefix("public ") && !$0.contains("import ")
            }
            #expect(open == nil, "\(file.path) is public")
        }
    }
}
