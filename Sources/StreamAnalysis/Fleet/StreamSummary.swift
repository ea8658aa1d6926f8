public import FoundationEssentials

/// One of many streams in a row: what of a ``StreamReport`` an overview needs.
public struct StreamSummary: Hashable, Sendable {
    /// How a stream is, as far as one word can tell.
    public enum Health: Hashable, Sendable {
        /// Nothing was answered yet.
        case waiting
        /// It can't be looked at: all that was asked failed, the last time for this reason.
        case unreachable(CallOutcome.Failure)
        /// The archive answers, and is empty.
        case empty
        /// It isn't listed any more, which was noticed then.
        case gone(since: Date)
        /// Nothing is wrong.
        case ok
        /// This is wrong, the worst of all.
        case troubled(Finding)
    }

    /// The stream's name.
    public var name: String
    /// The moment it describes, or `nil` before the first report.
    public var date: Date?
    /// When the archive was listed last, or `nil` before the first answer: what came since then, nobody knows.
    public var listed: Date?
    /// How it is.
    public var health = Health.waiting
    /// How many findings matter beside the worst.
    public var otherFindings = 0
    /// When the newest fragment began to arrive, or `nil` without one.
    public var newest: Date?
    /// Median lag of the recent fragments, in seconds.
    public var lagSeconds: Double?
    /// Gaps of the last hour that are certain, as far as it was looked at.
    public var gapCount = 0
    /// Late fragments of the last hour, as far as it was looked at, those that came one upon the other counted once.
    public var lateCount = 0
    /// How far the live playlist's end is behind now, in seconds, or `nil` where no playlist is loaded.
    public var liveLatencySeconds: Double?
    /// Bits a second of media over the recent fragments.
    public var bitRate: Double?
    /// The monitor's own session, or `nil` without one.
    public var session: SessionStatus?
    /// What arrived in the last minutes, and how late.
    public var trend = ArrivalTrend()

    /// How far back gaps and late fragments are counted, in seconds.
    private static let countedSeconds = 3600.0

    /// A stream of which nothing is known.
    public init(name: String) { self.name = name }

    /// What `report` says of its stream.
    public init(_ report: StreamReport) {
        name = report.stream.name
        date = report.date
        listed = report.calls.first { $0.operation == .listFragments }?.succeeded
        let current = report.currentFindings(at: report.date)
            .filter { $0.state != .resolved && $0.severity > .info }
        health = Self.health(report, worst: current.worst)
        otherFindings = max(0, current.count - 1)
        newest = report.metrics.newestFragmentAgeSeconds.map { report.date.addingTimeInterval(-$0) }
        lagSeconds = report.metrics.lagSeconds
        liveLatencySeconds = report.metrics.liveLatencySeconds
        bitRate = report.metrics.bitRate
        session = report.session
        let counted = report.findings.filter {
            report.date.timeIntervalSince($0.to ?? report.date) <= Self.countedSeconds
        }
        gapCount = counted.count { $0.kind == .gap && $0.state == .confirmed }
        lateCount = counted.count { $0.kind == .lateFragment }
        trend = ArrivalTrend(report)
    }

    private static func health(_ report: StreamReport, worst: Finding?) -> Health {
        if let worst { return .troubled(worst) }
        if !report.fragments.isEmpty { return .ok }
        let listing = report.calls.first { $0.operation == .listFragments }
        if let listing, listing.latest.failure == nil { return .empty }
        return (listing?.latest.failure).map(Health.unreachable) ?? .waiting
    }
}

extension StreamReport {
    /// How long what is over still counts, in seconds: whoever looks a moment later wants to be told.
    public static let memorySeconds = 300.0

    /// What goes on at `date` or was over only ``memorySeconds`` before, as it comes: it tells how the stream is now.
    public func currentFindings(at date: Date) -> [Finding] {
        findings.filter { finding in
            finding.to.map { date.timeIntervalSince($0) <= Self.memorySeconds } ?? true
        }
    }
}

extension [Finding] {
    /// The severest; of those one that goes on, else the first.
    fileprivate var worst: Finding? {
        let severest = filter { [severity = map(\.severity).max()] in $0.severity == severity }
        return severest.first { $0.to == nil } ?? severest.first
    }
}

extension StreamSummary {
    /// What calls for somebody, worst first.
    public enum Level: Int, CaseIterable, Comparable, Hashable, Sendable {
        case critical, warning, notice, waiting, ok

        /// Orders the worst first.
        public static func < (one: Level, other: Level) -> Bool { one.rawValue < other.rawValue }

        /// Somebody should look.
        public var isUnhealthy: Bool { self <= .warning }
    }

    /// The smaller, the sooner it comes among streams that are equally bad.
    var urgency: Double {
        guard case .troubled(let worst) = health else { return 0 }
        // Nothing that is over comes before what goes on.
        let ongoing = worst.to == nil ? 1e12 : 0
        return -ongoing - (worst.sizeSeconds ?? 0)
    }

    /// How bad it is; what can't be looked at is as bad as can be.
    public var level: Level {
        switch health {
        case .waiting: .waiting
        case .unreachable: .critical
        case .empty, .gone: .notice
        case .ok: .ok
        case .troubled(let worst):
            switch worst.severity {
            case .critical: .critical
            case .warning: .warning
            case .notice, .info: .notice
            }
        }
    }
}
