/// What one module may import.
struct ModuleRow: Sendable, CustomStringConvertible {
    let name: String
    /// It may import modules of lower levels only.
    let level: Int
    /// Modules of this package.
    let ours: Set<String>
    /// Other modules; a name that ends in `*` stands for all that begin so.
    let others: [String]

    var description: String { name }

    init(_ name: String, level: Int, ours: Set<String> = [], others: [String] = []) {
        self.name = name
        self.level = level
        self.ours = ours
        self.others = others
    }

    func allows(_ module: String) -> Bool {
        ours.contains(module)
            || others.contains { $0.hasSuffix("*") ? module.hasPrefix($0.dropLast()) : module == $0 }
    }
}

/// The whole table: the direction of imports between modules.
enum ModuleTable {
    static let rows = [
        ModuleRow("CNcurses", level: 0),
        ModuleRow("CSourceMedia", level: 0),
        ModuleRow("CZlib", level: 0),
        ModuleRow("Canvas", level: 0),
        ModuleRow("HLS", level: 0, others: ["FoundationEssentials"]),
        ModuleRow("MediaContainers", level: 0),
        ModuleRow(
            "HTTPTransport", level: 0, others: ["AsyncHTTPClient", "FoundationEssentials", "Glibc", "NIO*"]),
        ModuleRow("AWSSigning", level: 0, others: ["Crypto", "FoundationEssentials"]),
        ModuleRow(
            "KinesisVideo", level: 1, ours: ["HTTPTransport", "AWSSigning"],
            others: ["FoundationEssentials", "Foundation", "Logging"]),
        ModuleRow("StreamAnalysis", level: 1, ours: ["HLS"], others: ["FoundationEssentials"]),
        ModuleRow("MediaInspection", level: 1, ours: ["MediaContainers"]),
        ModuleRow(
            "Monitoring", level: 2, ours: ["StreamAnalysis", "HLS", "KinesisVideo", "HTTPTransport"],
            others: ["FoundationEssentials", "Foundation"]),
        ModuleRow(
            "Reports", level: 2, ours: ["StreamAnalysis", "MediaInspection"], others: ["FoundationEssentials"]
        ),
        ModuleRow(
            "Recording", level: 2, ours: ["StreamAnalysis", "HLS", "CZlib"],
            others: ["FoundationEssentials", "Foundation", "Glibc"]),
        ModuleRow(
            "MonitorUI", level: 2, ours: ["Canvas", "HLS", "StreamAnalysis"],
            others: ["FoundationEssentials"]),
        ModuleRow(
            "CursesTerminal", level: 2, ours: ["CNcurses", "Canvas"],
            others: ["Dispatch", "Glibc", "FoundationEssentials", "Foundation"]),
        ModuleRow(
            "KinesisVideoSimulator", level: 2,
            ours: ["MediaContainers", "AWSSigning", "CSourceMedia"],
            others: [
                "Hummingbird*", "HTTPTypes", "Logging", "NIO*", "TOMLKit", "FoundationEssentials",
                "Foundation",
            ]),
        ModuleRow(
            "Triage", level: 3,
            ours: [
                "Reports", "Monitoring", "StreamAnalysis", "HLS", "KinesisVideo", "HTTPTransport",
                "AWSSigning",
            ], others: ["FoundationEssentials"]),
        ModuleRow("kvsmon", level: 4, others: ["*"]),
    ]

    /// Edges that somebody will want one day, and why they stay away.
    static let forbidden: [(from: String, to: String, because: String)] = [
        ("MonitorUI", "Monitoring", "the screen receives reports; it can't poll"),
        ("MonitorUI", "KinesisVideo", "the screen receives reports; it can't ask"),
        ("MonitorUI", "CursesTerminal", "screens are tested as text, without a terminal"),
        ("StreamAnalysis", "Monitoring", "the analysis is pure"),
        ("StreamAnalysis", "HTTPTransport", "the analysis doesn't know the time"),
        ("KinesisVideo", "HLS", "other programs share the client"),
        ("KinesisVideo", "StreamAnalysis", "other programs share the client"),
        ("KinesisVideoSimulator", "KinesisVideo", "a mistake on the wire must not hide itself"),
        ("KinesisVideoSimulator", "HLS", "a playlist that is written wrong must not be read alike"),
        ("KinesisVideoSimulator", "HTTPTransport", "a mistake on the wire must not hide itself"),
        ("Canvas", "CNcurses", "only CursesTerminal knows ncurses"),
        ("MonitorUI", "CNcurses", "only CursesTerminal knows ncurses"),
        ("kvsmon", "CNcurses", "only CursesTerminal knows ncurses"),
    ]
}
