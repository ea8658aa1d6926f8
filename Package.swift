// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target of this package is compiled with.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// What the targets without effects add to ``strict``.
let pure: [SwiftSetting] = strict + [.strictMemorySafety()]

/// What the targets that make the first frame add: generic types are built by code that knows what their arguments conform
/// to, not by name, which looks through all conformances that are linked in. Libraries for others can't have such flags.
let quick: [SwiftSetting] = [
    .unsafeFlags(
        ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"],
        .when(configuration: .release))
]

/// A library of C that is a part of the program where that is made for use, on Linux, and shared elsewhere.
func archive(_ name: String) -> [LinkerSetting] {
    [
        .linkedLibrary(":lib\(name).a", .when(platforms: [.linux], configuration: .release)),
        .linkedLibrary(name, .when(platforms: [.linux], configuration: .debug)),
        .linkedLibrary(name, .when(platforms: [.macOS])),
    ]
}

/// A target that may do input and output.
func module(
    _ name: String, _ dependencies: [Target.Dependency] = [], adding settings: [SwiftSetting] = []
) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict + settings)
}

/// A target of functions and values only.
func pureModule(
    _ name: String, _ dependencies: [Target.Dependency] = [], adding settings: [SwiftSetting] = []
) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: pure + settings)
}

/// The tests of one or more modules.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude files: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: files, swiftSettings: strict)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let tomlKit = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")

let package = Package(
    name: "kvsmon",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "kvsmon", targets: ["kvsmon"]),
        .library(name: "KinesisVideo", targets: ["KinesisVideo", "HTTPTransport"]),
        .library(name: "StreamAnalysis", targets: ["StreamAnalysis"]),
        .library(name: "HLS", targets: ["HLS"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
        .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
    ],
    targets: [
        // Level 0: nothing of ours below.
        .target(
            name: "CNcurses",
            cSettings: [
                .define("NCURSES_WIDECHAR", to: "1"), .define("_XOPEN_SOURCE", to: "700"),
                .define("_DEFAULT_SOURCE"),
            ],
            linkerSettings: archive("ncursesw") + archive("tinfo")),
        .target(name: "CSourceMedia"),
        .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
        pureModule("Canvas", adding: quick),
        pureModule("HLS"),
        pureModule("MediaContainers"),
        module("HTTPTransport", [asyncHTTPClient, nioCore, nioHTTP1, nioPosix, nioSSL, nioTLS]),
        module("AWSSigning", [crypto]),

        // Level 1: the two shared libraries.
        module("KinesisVideo", ["HTTPTransport", "AWSSigning", logging]),
        pureModule("StreamAnalysis", ["HLS"]),
        pureModule("MediaInspection", ["MediaContainers"]),

        // Level 2: effects on one side, faces on the other.
        module("Monitoring", ["StreamAnalysis", "HLS", "KinesisVideo", "HTTPTransport"]),
        pureModule("Reports", ["StreamAnalysis", "MediaInspection"]),
        module("Recording", ["StreamAnalysis", "HLS", "CZlib"]),
        module("MonitorUI", ["Canvas", "StreamAnalysis", "HLS"], adding: quick),
        module("CursesTerminal", ["CNcurses", "Canvas"], adding: quick),
        .target(
            name: "KinesisVideoSimulator",
            dependencies: [
                "MediaContainers", "AWSSigning", "CSourceMedia", hummingbird, hummingbirdCore, httpTypes,
                logging, nioCore, nioHTTPTypes, tomlKit,
            ],
            resources: [.embedInCode("Resources")],
            swiftSettings: strict),

        // Level 3: what the program's parts say together.
        module(
            "Triage",
            ["Reports", "Monitoring", "StreamAnalysis", "HLS", "KinesisVideo", "HTTPTransport", "AWSSigning"]),

        // Level 4: the program.
        .executableTarget(
            name: "kvsmon",
            dependencies: [
                "CursesTerminal", "KinesisVideo", "KinesisVideoSimulator", "Monitoring", "MonitorUI",
                "MediaInspection", "Recording", "Reports", "Triage",
                "StreamAnalysis", "HLS", "HTTPTransport", "Canvas", argumentParser, logging,
            ],
            exclude: ["Linking"],
            resources: [.embedInCode("Resources")],
            swiftSettings: strict + quick,
            // It starts sooner without a table of all names for others, since nobody links with it, and with the runtimes of
            // C and C++ in it, as Swift's are.
            linkerSettings: [
                .unsafeFlags(
                    [
                        "-Xlinker", "--no-export-dynamic", "-Xclang-linker", "-static-libgcc",
                        "-L\(Context.packageDirectory)/Sources/kvsmon/Linking",
                    ], .when(platforms: [.linux], configuration: .release))
            ]),

        // Tests: one target a module, then the ones that join several.
        tests("CanvasTests", ["Canvas"]),
        tests("HLSTests", ["HLS", "TestSupport"], exclude: ["Fixtures"]),
        tests("MediaContainersTests", ["MediaContainers", "TestSupport"]),
        tests("AWSSigningTests", ["AWSSigning"]),
        tests(
            "KinesisVideoTests", ["KinesisVideo", "HTTPTransport", "AWSSigning", "TestSupport", logging],
            exclude: ["Scripts"]),
        tests("StreamAnalysisTests", ["StreamAnalysis", "HLS", "TestSupport"]),
        tests(
            "MonitoringTests",
            [
                "Monitoring", "Recording", "Reports", "StreamAnalysis", "HLS", "KinesisVideo",
                "HTTPTransport",
            ]),
        tests("MediaInspectionTests", ["MediaInspection", "MediaContainers", "TestSupport"]),
        tests("ReportsTests", ["Reports", "StreamAnalysis", "MediaInspection", "MediaContainers"]),
        tests(
            "TriageTests",
            ["Triage", "Reports", "Monitoring", "StreamAnalysis", "HLS", "KinesisVideo", "HTTPTransport"]),
        tests("RecordingTests", ["Recording", "Reports", "StreamAnalysis", "HLS", "TestSupport"]),
        tests(
            "MonitorUITests", ["MonitorUI", "Canvas", "StreamAnalysis", "HLS", "TestSupport"],
            exclude: ["Snapshots"]),
        tests("ConfigurationTests", ["kvsmon", "MonitorUI", "Canvas", argumentParser]),
        tests("CursesTerminalTests", ["CursesTerminal", "Canvas", "CPseudoTerminal", "TestSupport"]),
        tests(
            "SimulatorTests",
            [
                "KinesisVideoSimulator", "KinesisVideo", "HLS", "MediaContainers", "AWSSigning",
                "HTTPTransport", "TestSupport", hummingbirdCore, logging, nioCore, nioPosix,
            ],
            exclude: ["Scripts"]),
        tests("ScenarioTests", ["KinesisVideoSimulator", "MediaContainers", "StreamAnalysis", "HLS"]),
        tests(
            "EndToEndTests", ["kvsmon", "CPseudoTerminal", "MonitorUI", "Canvas", "TestSupport"],
            exclude: ["Scripts"]),
        tests("ArchitectureTests", ["TestSupport"]),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        .target(
            name: "CPseudoTerminal", path: "Tests/CPseudoTerminal", linkerSettings: [.linkedLibrary("util")]),
        .executableTarget(
            name: "Benchmarks",
            dependencies: ["HLS", "KinesisVideo", "StreamAnalysis", "Canvas", "MonitorUI"],
            path: "Tests/Benchmarks",
            exclude: [
                "decoding.py", "history_load.py", "key_latency.py", "simulator.py", "simulator_load.py",
                "terminal_cost.py",
            ],
            swiftSettings: strict),
    ]
)
