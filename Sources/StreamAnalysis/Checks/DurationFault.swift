/// What can be wrong with how long fragments last; raw values are the stable words.
enum DurationFault: String, CaseIterable, Sendable {
    /// So long that the service is about to refuse them.
    case nearRefusal = "near-refusal"
    /// One frame each, so that they have no length.
    case singleFrame = "single-frame"
    /// So long that viewers are far behind.
    case latency
    /// So short that the service throttles producer and viewers.
    case throttling

    /// PutMedia takes fragments of 1 to 20 s, and 5 a second. Source: KVS developer guide, quotas, PutMedia.
    static let shortestSeconds = 1.0
    static let longestSeconds = 20.0

    /// The first that holds of fragments which last so many `seconds`, `lengths` as ListFragments has them; one that is
    /// `open` holds a little longer, so that it doesn't come and go.
    init?(seconds: [Double], lengths: [Double], open: DurationFault?) {
        let fault = Self.allCases.first {
            $0.measure(seconds, lengths) >= ($0 == open ? $0.ending : $0.beginning)
        }
        guard let fault else { return nil }
        self = fault
    }

    /// What is compared with the thresholds; it grows with the evil.
    private func measure(_ seconds: [Double], _ lengths: [Double]) -> Double {
        switch self {
        case .nearRefusal: seconds.max() ?? 0
        case .singleFrame: Double(lengths.count { $0 == 0 }) / Double(max(1, lengths.count))
        case .latency: Statistics.median(seconds) ?? 0
        case .throttling: -(Statistics.median(seconds) ?? .infinity)
        }
    }

    /// From here on it is a finding. A second of frames at 29.97 or 15.02 a second is still a second.
    private var beginning: Double {
        switch self {
        case .nearRefusal: 18
        case .singleFrame: 0.5
        case .latency: 5
        case .throttling: -0.95
        }
    }

    /// Up to here it stays one.
    private var ending: Double {
        switch self {
        case .nearRefusal: 17
        case .singleFrame: 0.3
        case .latency: 4.5
        case .throttling: -0.98
        }
    }

    /// A fragment that lasts so many `seconds`, `length` as ListFragments has it, has nothing of any of them.
    static func isUsual(seconds: Double, _ length: Duration) -> Bool {
        length > .zero && seconds < Self.latency.beginning && -seconds < Self.throttling.beginning
    }

    /// A fragment that lasts so long takes part in it.
    func holds(seconds: Double, length: Double) -> Bool {
        self == .singleFrame ? length == 0 : measure([seconds], [length]) >= ending
    }
}
