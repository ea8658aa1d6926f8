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

    /// What reads the machine's clock, or waits for it.
    static let clocks = [
        "Task.sleep", "Thread.sleep", "usleep(", "nanosleep(", "Date()", "Date.now", "timeIntervalSinceNow",
        "ContinuousClock", "SuspendingClock", "DispatchTime", "clock_gettime", "gettimeofday",
    ]

    static let all = [
        Ban(words: clocks, because: "time enters through one TimeSource") {
            $0.path == "Sources/HTTPTransport/TimeSource.swift"
        },
        Ban(words: ["TimeSource.system"], because: "the program chooses the clock, its parts are told it") {
            $0.module == "kvsmon"
        },
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
        [
            "AWSSigning", "Canvas", "HLS", "MediaContainers", "MediaInspection", "StreamAnalysis", "Reports",
        ].contains(file.module)
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

    /// The tests that meet the machine's clock, and why nothing else would do.
    private static let timed = [
        "Benchmarks/Measurement": "it measures",
        "CursesTerminalTests/CrashTests": "a process dies slowly while it draws",
        "EndToEndTests/Support/Patience": "nobody tells when a program's screen has changed",
        "EndToEndTests/DoctorNetworkTests": "a program's patience is measured",
        "EndToEndTests/FaultTests": "a program's patience is measured",
        "KinesisVideoTests/Credentials/MetadataServicesTests": "a real server's answer has a date",
        "KinesisVideoTests/SocketFaultTests": "a client's patience with a real server is measured",
        "KinesisVideoTests/Support/VirtualTime": "real dates without waiting, for real servers",
        "KinesisVideoTests/TransportTests": "a client's patience with a real server is cut short",
        "SimulatorTests/ClientTests": "what is signed must be of now",
        "SimulatorTests/RoundTripTests": "AWS's own client looks at the last day",
        "SimulatorTests/SimulatorServerTests": "a served date is compared with now",
        "SimulatorTests/Support/RunningSimulator": "what is signed must be of now",
    ]

    /// The tests that read the clock or wait for it.
    private static let holders: Set<String> = Set(
        SourceTree.tests
            .filter { file in
                file.module != "ArchitectureTests"
                    && (Ban.clocks + ["TimeSource.system"]).contains(where: file.holds)
            }
            .map { String($0.path.dropFirst("Tests/".count).dropLast(".swift".count)) })

    @Test func testsNeitherSleepNorReadTheClock() {
        #expect(Self.holders.subtracting(Self.timed.keys) == [])
    }

    @Test func noTestIsExcusedThatDoesNeitherAnyMore() {
        #expect(Set(Self.timed.keys).subtracting(Self.holders) == [])
    }

    @Test(arguments: ConcurrencyRow.all)
    func nothingRunsBesideSomethingElseUnlessItsFileIsNamed(_ row: ConcurrencyRow) {
        let holders = SourceTree.sources.filter { row.words.contains(where: $0.holds) }
            .map { String($0.path.dropFirst("Sources/".count).dropLast(".swift".count)) }
        #expect(Set(holders).subtracting(row.files) == [], "\(row.because)")
        #expect(row.files.subtracting(holders) == [], "\(row.because)")
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
