import FoundationEssentials

@testable import KinesisVideoSimulator

/// A stream with nothing wrong, or with a mix of faults, all of which follows from a seed.
struct RandomScenario {
    /// What a mix is made of.
    enum Mixture: String, CaseIterable {
        /// Nothing is wrong: jitter, slow listings, long frames, large lags and a drifting clock as NTP bears it are none.
        case healthy
        /// The producer or the network does up to four things wrong, some of them at nearly the same time.
        case producer
        /// The service or the network does up to four things wrong, some of them at the same time.
        case service
        /// Producer and service do at least one thing each.
        case mixed

        /// The producer or its network may do something wrong.
        fileprivate var hasProducerFaults: Bool { self == .producer || self == .mixed }

        /// Neighbouring seeds must not draw the same numbers one step apart, nor the same seeds of two mixtures.
        fileprivate var firstSeed: UInt64 {
            switch self {
            case .healthy: 0
            case .producer: 1 << 32
            case .service: 2 << 32
            case .mixed: 3 << 32
            }
        }

        /// So many are proved in every run; the service's faults last longest.
        var usualSeeds: UInt64 {
            switch self {
            case .healthy, .producer: 320
            case .service: 160
            case .mixed: 96
            }
        }
    }

    let seed: UInt64
    let mixture: Mixture
    /// What is told.
    private(set) var producer = ProducerStory()
    private(set) var service = ServiceStory()
    /// After so many seconds the monitor renews its session.
    private(set) var renewalSeconds = 40_000.0
    private var generator: SplitMix64

    /// The mix that `seed` makes.
    init(_ mixture: Mixture, seed: UInt64) {
        self.seed = seed
        self.mixture = mixture
        var seeds = SplitMix64(state: seed &+ mixture.firstSeed)
        generator = SplitMix64(state: seeds.next())
        drawMedium()
        drawNetwork()
        drawClock()
        drawService()
        switch mixture {
        case .healthy: break
        case .producer: drawFaults(0...4)
        case .service: drawServiceFaults(1...4)
        case .mixed:
            drawFaults(1...3)
            drawServiceFaults(1...3)
        }
    }

    /// The scenario that is told so.
    var scenario: Scenario {
        Scenario(
            "\(mixture.rawValue) mix", streamName: "mix", summary: "A mix.", producer: producer,
            service: service)
    }
}

extension RandomScenario {
    private mutating func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

    private mutating func milliseconds(_ range: ClosedRange<Int>) -> Duration { .milliseconds(draw(range)) }

    private mutating func isDrawn(oneIn count: Int) -> Bool { draw(1...count) == 1 }

    private mutating func one<Element>(of elements: [Element]) -> Element {
        elements[draw(0...elements.count - 1)]
    }

    private mutating func drawMedium() {
        var medium = Medium()
        medium.film = one(of: [.h264, .h264, .h265, .small])
        medium.tracks = one(of: [.both, .both, .pictures, .sound])
        // From 25 pictures a second to one.
        let picture = one(of: [40, 64, 100, 200, 500, 1000])
        // From 5 s on fragments are too long for health.
        let strideMilliseconds = draw(1000...(mixture.hasProducerFaults ? 6000 : 4800))
        medium.pictureDuration = .milliseconds(picture)
        medium.picturesPerFragment = max(2, strideMilliseconds / picture)
        if isDrawn(oneIn: 3) {
            medium.durationJitter = milliseconds(20...(picture < 200 ? 150 : 60))
        }
        producer.medium = medium
    }

    private mutating func drawNetwork() {
        producer.lag = Varied(milliseconds(isDrawn(oneIn: 5) ? 3000...9000 : 300...2000))
        producer.lagJitter = milliseconds(0...200)
    }

    private mutating func drawClock() {
        // NTP slews by up to 500 millionths; that, and a clock that is a little behind, is health.
        if isDrawn(oneIn: 3) { producer.clockRate = Varied(draw(-400...400)) }
        if isDrawn(oneIn: 3) { producer.clockOffset = Varied(milliseconds(-800...100)) }
        guard mixture.hasProducerFaults, isDrawn(oneIn: 4) else { return }
        producer.clockOffset = Varied(milliseconds(-20_000...8000))
    }

    private mutating func drawService() {
        let shortest = draw(50...800)
        service.habits.listingDelay = .milliseconds(shortest)...milliseconds(shortest...3000)
        service.habits.isListingShuffled = !isDrawn(oneIn: 4)
        service.habits.fragmentNaming = one(of: [.numbers, .numbers, .counters])
        service.habits.firstMediaSequence = draw(0...1)
        if isDrawn(oneIn: 3) { renewalSeconds = Double(draw(15...60)) }
    }

    // MARK: Faults

    private mutating func drawFaults(_ counts: ClosedRange<Int>) {
        let stride = producer.medium.fragmentDuration
        var slot = Int(.seconds(8) / stride) + draw(1...5)
        var last: Fault?
        for _ in 0..<draw(counts) {
            let fault = drawFault(stride: stride)
            let isApart = last.map { fault.isAlone || $0.isAlone } ?? false
            let distance = isApart ? draw(7...12) : one(of: [0, 1, 2, 3, 5, 8, 15])
            slot += distance + Int((fault.reach(stride: stride) / stride).rounded(.up))
            producer.faults.append(fault.story(at: stride * slot))
            slot += fault.fragmentCount(stride: stride)
            last = fault
        }
    }

    private mutating func drawFault(stride: Duration) -> Fault {
        switch draw(0...12) {
        case 0: .refusal(fragments: draw(1...4))
        case 1: .drop(fragments: draw(1...4))
        case 2: .silence(fragments: draw(2...8))
        case 3: .lateness(by: milliseconds(500...14_000))
        case 4: .duplicate(fragments: draw(1...3), after: milliseconds(200...2500))
        case 5: .overlap(fragments: draw(1...3), by: milliseconds(200...900))
        case 6:
            .secondProducer(
                fragments: draw(4...12), clockOffset: milliseconds(300...900), lag: milliseconds(500...3000))
        case 7: .outage(fragments: draw(1...8))
        case 8: .outage(fragments: Int(.seconds(draw(31...45)) / stride))
        case 9: .reconnect(fragments: draw(0...4), resent: 0)
        case 10: .reconnect(fragments: draw(0...3), resent: draw(1...4))
        case 11:
            isDrawn(oneIn: 2)
                ? .burst(fragments: draw(2...6))
                : .slowUplink(fragments: draw(4...10), growth: milliseconds(100...600))
        default: .clockJump(by: milliseconds(2000...9000) * (isDrawn(oneIn: 3) ? -1 : 1))
        }
    }
}

extension RandomScenario {
    /// What goes wrong with single requests, and how often each is drawn.
    private static let effects: [ServiceFault.Effect] = [
        .throttle, .throttle, .internalFailure, .unavailable, .reset, .truncate, .malformed,
    ]
    /// What may be taken hold of alone; nothing for everything.
    private static let operations: [Set<String>] = [
        [], [], ["ListFragments"], ["ListFragments"], ["GetHLSMediaPlaylist"], ["GetHLSMediaPlaylist"],
        ["ListFragments", "GetHLSMediaPlaylist"], ["GetHLSStreamingSessionURL"], ["GetHLSMasterPlaylist"],
        ["GetHLSStreamingSessionURL", "GetHLSMasterPlaylist", "GetHLSMediaPlaylist"], ["DescribeStream"],
    ]

    private mutating func drawServiceFaults(_ counts: ClosedRange<Int>) {
        var time = milliseconds(8000...20_000)
        for _ in 0..<draw(counts) {
            let fault = drawServiceFault(at: time)
            service.faults.append(
                ServiceStory.Fault(
                    fault: fault, start: Varied(fault.start), duration: fault.duration.map { Varied($0) }))
            // The next one may begin before this one ends.
            time += one(of: [.zero, fault.duration ?? .zero]) + milliseconds(0...20_000)
        }
    }

    private mutating func drawServiceFault(at time: Duration) -> ServiceFault {
        let duration = one(of: [
            milliseconds(300...3000), milliseconds(3000...12_000), milliseconds(8000...40_000),
        ])
        switch draw(0...10) {
        case 0, 1: return ServiceFault(.stalePlaylist, start: time, duration: duration)
        case 2, 3: return ServiceFault(.expireSessions, start: time, duration: .zero)
        case 4, 5:
            return ServiceFault(
                .delay(milliseconds(200...7000)), start: time, duration: duration,
                operations: one(of: Self.operations), oneIn: one(of: [1, 1, 2, 3]))
        default:
            return ServiceFault(
                one(of: Self.effects), start: time, duration: duration, operations: one(of: Self.operations),
                oneIn: one(of: [1, 1, 1, 2, 3]))
        }
    }
}

extension Fault {
    /// What else happens near it can't be told apart from it: the clock is judged by the fragments beside the step, two
    /// producers by how they alternate.
    fileprivate var isAlone: Bool {
        switch self {
        case .clockJump, .secondProducer: true
        default: false
        }
    }

    /// The story that tells it.
    fileprivate func story(at time: Duration) -> FaultStory {
        let fault = self
        let kind = FaultKind("mixed", []) { _ in fault }
        return FaultStory(kind: kind, time: Varied(time))
    }
}
