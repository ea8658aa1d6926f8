/// A kind of fault as scenarios name it, with what can be said of it.
struct FaultKind: Sendable {
    /// What a fault needs besides its time.
    enum Parameter: Sendable {
        /// A whole number: its key, what it is where nothing is said, and its limits.
        case count(String, usual: Int, ClosedRange<Int>)
        /// A duration, likewise; without a usual one, it may be left out.
        case duration(String, usual: Duration?, ClosedRange<Duration>)
        /// The name of a film.
        case film
        /// Which tracks are sent.
        case tracks
    }

    /// What was chosen for one run.
    struct Choice: Sendable {
        /// Whole numbers by their keys.
        var counts: [String: Int] = [:]
        /// Durations by their keys.
        var durations: [String: Duration] = [:]
        /// The film, where one is named.
        var film: FilmName?
        /// The tracks, where they are named.
        var tracks: FilmCut.Tracks?
        /// What would set the producer's clock right.
        var clockCorrection: Duration = .zero

        /// How many fragments.
        fileprivate var fragments: Int { counts["fragments"] ?? 1 }

        /// The duration called `key`.
        fileprivate subscript(_ key: String) -> Duration { durations[key] ?? .zero }
    }

    /// The name.
    let name: String
    /// What can be said of it.
    let parameters: [Parameter]
    /// The fault that a choice makes.
    let fault: @Sendable (Choice) -> Fault

    /// A kind called `name`.
    init(
        _ name: String, _ parameters: [Parameter], _ fault: @escaping @Sendable (Choice) -> Fault
    ) {
        self.name = name
        self.parameters = parameters
        self.fault = fault
    }

    /// The kind called `name`, or `nil`.
    static func named(_ name: String) -> FaultKind? { byName[name] }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    /// All kinds.
    static let all: [FaultKind] = [
        FaultKind("refused", [.fragments(3)]) { .refusal(fragments: $0.fragments) },
        FaultKind("drop", [.fragments(2)]) { .drop(fragments: $0.fragments) },
        FaultKind("silence", [.fragments(20)]) { .silence(fragments: $0.fragments) },
        FaultKind("late", [.delay("by", .seconds(7))]) { .lateness(by: $0["by"]) },
        FaultKind("duplicate", [.fragments(1), .delay("after", .seconds(1))]) {
            .duplicate(fragments: $0.fragments, after: $0["after"])
        },
        FaultKind("overlap", [.fragments(1), .delay("by", .milliseconds(512))]) {
            .overlap(fragments: $0.fragments, by: $0["by"])
        },
        FaultKind(
            "second-producer",
            [.fragments(8), .clock("clock-offset", .milliseconds(300)), .delay("lag", .seconds(2))]
        ) {
            .secondProducer(fragments: $0.fragments, clockOffset: $0["clock-offset"], lag: $0["lag"])
        },
        FaultKind("outage", [.fragments(3)]) { .outage(fragments: $0.fragments) },
        FaultKind("reboot", [.fragments(18)]) { .reboot(fragments: $0.fragments) },
        FaultKind("reconnect", [.count("fragments", usual: 3, 0...500), .count("resent", usual: 0, 0...100)])
        {
            .reconnect(fragments: $0.fragments, resent: $0.counts["resent"] ?? 0)
        },
        FaultKind("burst", [.fragments(4)]) { .burst(fragments: $0.fragments) },
        FaultKind("slow-uplink", [.fragments(10), .delay("growth", .milliseconds(500))]) {
            .slowUplink(fragments: $0.fragments, growth: $0["growth"])
        },
        FaultKind("clock-jump", [.clock("by", nil)]) {
            .clockJump(by: $0.durations["by"] ?? $0.clockCorrection)
        },
        FaultKind("media", [.fragments(10), .film, .tracks]) {
            .media(fragments: $0.fragments, film: $0.film, tracks: $0.tracks)
        },
    ]
}

extension FaultKind.Parameter {
    /// The key.
    var key: String {
        switch self {
        case .count(let key, _, _), .duration(let key, _, _): key
        case .film: "film"
        case .tracks: "tracks"
        }
    }

    /// The keys under which it may be told: a range of its own belongs to a number.
    var keys: [String] {
        switch self {
        case .count(let key, _, _), .duration(let key, _, _): [key, key + "-range"]
        case .film, .tracks: [key]
        }
    }

    fileprivate static func fragments(_ usual: Int) -> Self { .count("fragments", usual: usual, 1...500) }

    fileprivate static func delay(_ key: String, _ usual: Duration) -> Self {
        .duration(key, usual: usual, .milliseconds(1)...Limits.delay)
    }

    fileprivate static func clock(_ key: String, _ usual: Duration?) -> Self {
        .duration(key, usual: usual, Limits.clock)
    }
}

/// How much of anything a scenario may ask for.
enum Limits {
    /// The longest delay.
    static let delay: Duration = .seconds(600)
    /// How wrong a clock may be: ten years either way.
    static let clock: ClosedRange<Duration> = .seconds(-315_360_000) ... .seconds(315_360_000)
    /// The longest story: what the service keeps.
    static let story: Duration = .seconds(24 * 3600)
    /// A fragment's length. Source: KVS quotas, at most 20 s.
    static let fragment: ClosedRange<Duration> = .milliseconds(200) ... .seconds(20)
}
