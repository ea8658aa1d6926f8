import MediaContainers

/// One connection of PutMedia: bytes and the time go in, acknowledgements and fragments come out.
///
/// Source: KVS developer guide, PutMedia. What is wrong with one fragment costs that fragment and its number; what is wrong
/// with the stream of bytes ends the connection.
package struct PutMediaConnection: Sendable {
    /// What follows from the bytes and from the time.
    package enum Outcome: Hashable, Sendable {
        /// The producer is to be told this.
        case acknowledge(Acknowledgement)
        /// A fragment has come as a whole.
        case store(ReceivedFragment)
        /// No more is to be read for so long: the producer sends more fragments than are allowed.
        case pause(Duration)
        /// Everything is said.
        case end
    }

    private enum State { case reading, closing, ended }

    /// What is agreed on when it is opened.
    private let terms: PutMediaTerms
    private var reader = MatroskaReader()
    private var state = State.reading
    private var header: MatroskaHeader?
    private var tags: [MatroskaTag] = []
    private var fragment: OpenFragment?
    private var nextSequence: UInt64
    private var lastTimecode: Int64?
    private var lastStep: Duration = .zero
    private var unpersisted: [(due: Instant, label: FragmentLabel)] = []
    private var lastHeard: Instant
    private var lastIdle: Instant
    private var rate: FragmentRate

    /// A connection that is opened on `terms`.
    package init(_ terms: PutMediaTerms) {
        self.terms = terms
        nextSequence = terms.firstSequence
        lastHeard = terms.opened
        lastIdle = terms.opened
        rate = FragmentRate(perSecond: terms.limits.fragmentsPerSecond)
    }

    /// Whether more bytes are wanted.
    package var isReading: Bool { state == .reading }

    /// Takes in `bytes` that came at `now`.
    package mutating func receive(_ bytes: [UInt8], at now: Instant) -> [Outcome] {
        guard state == .reading else { return [] }
        lastHeard = now
        var events: [MatroskaEvent] = []
        var failure: MatroskaError?
        do throws(MatroskaError) { try reader.read(bytes, into: &events) } catch { failure = error }
        var outcomes = take(events, at: now)
        if let failure, state == .reading { outcomes += close(for: IngestError(failure)) }
        return outcomes
    }

    /// The producer has said that no more comes.
    package mutating func finish(at now: Instant) -> [Outcome] {
        guard state == .reading else { return [] }
        do throws(MatroskaError) {
            let outcomes = take(try reader.finish(), at: now)
            if state == .reading { state = .closing }
            return outcomes
        } catch {
            return close(for: .streamRead)
        }
    }

    /// The stream is gone.
    package mutating func streamDeleted() -> [Outcome] {
        state == .reading ? close(for: .streamNotActive) : []
    }

    /// What was to be stored couldn't be.
    package mutating func failed(toStore label: FragmentLabel) -> [Outcome] {
        unpersisted.removeAll { $0.label == label }
        return [.acknowledge(.error(.archival, label))]
    }

    /// What follows from the time alone.
    package mutating func advance(to now: Instant) -> [Outcome] {
        guard state != .ended else { return [] }
        var outcomes: [Outcome] = unpersisted.filter { $0.due <= now }.map {
            .acknowledge(.persisted($0.label))
        }
        unpersisted.removeAll { $0.due <= now }
        if state == .reading { outcomes += overdue(at: now) }
        if state == .closing, unpersisted.isEmpty {
            state = .ended
            outcomes.append(.end)
        }
        return outcomes
    }

    private mutating func overdue(at now: Instant) -> [Outcome] {
        if now - terms.opened >= terms.limits.connectionDuration { return close(for: .connectionDuration) }
        if now - lastHeard >= terms.limits.silence {
            state = .closing
            return []
        }
        guard now - max(lastHeard, lastIdle) >= terms.limits.idleInterval else { return [] }
        lastIdle = now
        return [.acknowledge(.idle)]
    }

    private mutating func close(for error: IngestError) -> [Outcome] {
        state = .closing
        let label = fragment.flatMap { $0.isRefused ? nil : $0.label }
        fragment = nil
        return [.acknowledge(.error(error, label))]
    }
}

extension PutMediaConnection {
    private mutating func take(_ events: [MatroskaEvent], at now: Instant) -> [Outcome] {
        var outcomes: [Outcome] = []
        for event in events where state == .reading { outcomes += take(event, at: now) }
        return outcomes
    }

    private mutating func take(_ event: MatroskaEvent, at now: Instant) -> [Outcome] {
        switch event {
        case .header(let header): return begin(header)
        case .tags(let tags):
            self.tags += tags
            return []
        case .clusterBegan(let time): return beginFragment(at: time, now: now)
        case .frame(let frame): return add(frame)
        case .clusterEnded(let bytes): return endFragment(bytes, now: now)
        }
    }

    private mutating func begin(_ header: MatroskaHeader) -> [Outcome] {
        // "An MKV stream containing more than one MKV segment … results in the Error acknowledgement."
        guard self.header == nil else { return close(for: .invalidMatroska) }
        guard header.tracks.count <= terms.limits.trackCount else { return close(for: .trackCount) }
        self.header = header
        return []
    }

    private mutating func beginFragment(at time: Duration, now: Instant) -> [Outcome] {
        let timecode = time.milliseconds
        let sequence = nextSequence
        nextSequence += 1
        let label = FragmentLabel(timecode: timecode, number: terms.number(sequence, at: now))
        fragment = OpenFragment(
            label: label, sequence: sequence, producerTimestamp: terms.producerTimestamp(timecode),
            serverTimestamp: now, tags: tags)
        tags = []
        var outcomes: [Outcome] = [.acknowledge(.buffering(label))]
        // What was refused, perhaps for a time that can't be meant, isn't what later ones are measured by.
        if let problem = problem(at: now) { outcomes += refuse(problem) } else { lastTimecode = timecode }
        if let pause = rate.pause(afterFragmentAt: now) { outcomes.append(.pause(pause)) }
        return outcomes
    }

    /// What is wrong with the open fragment from its beginning.
    private func problem(at now: Instant) -> IngestError? {
        guard let fragment else { return nil }
        if let lastTimecode, fragment.label.timecode <= lastTimecode { return .timecodeOrder }
        let latest = now + terms.limits.clockLead
        guard (Instant(milliseconds: 0)...latest).contains(fragment.producerTimestamp) else {
            return .producerTimestamp
        }
        return terms.limits.allow(fragment.tags) ? nil : .metadataLimit
    }

    private mutating func refuse(_ error: IngestError) -> [Outcome] {
        guard let label = fragment?.label else { return [] }
        fragment?.isRefused = true
        return [.acknowledge(.error(error, label))]
    }

    private mutating func add(_ frame: CodedFrame) -> [Outcome] {
        guard fragment?.isRefused == false, let tracks = header?.tracks,
            let problem = fragment?.add(frame, tracks: tracks, limits: terms.limits)
        else { return [] }
        return refuse(problem)
    }

    private mutating func endFragment(_ cluster: [UInt8], now: Instant) -> [Outcome] {
        guard let fragment, let header, !fragment.isRefused else { return [] }
        if let problem = fragment.problem(tracks: header.tracks) { return refuse(problem) }
        if let step = fragment.step, step <= terms.limits.fragmentDuration { lastStep = step }
        self.fragment = nil
        let received = Outcome.acknowledge(.received(fragment.label))
        // Without retention there is nothing that is stored, and nothing to say of it.
        guard terms.isArchived else { return [received] }
        let capture = terms.capture(of: fragment, lastStep: lastStep, received: now)
        unpersisted.append((capture.persisted, fragment.label))
        let stored = ReceivedFragment(
            label: fragment.label, sequence: fragment.sequence, capture: capture, header: header,
            tags: fragment.tags, cluster: cluster)
        return [received, .store(stored)]
    }
}

extension IngestError {
    /// What the service calls `error`.
    fileprivate init(_ error: MatroskaError) {
        if case .tooLarge(.cluster, _) = error { self = .fragmentSize } else { self = .invalidMatroska }
    }
}

extension PutMediaLimits {
    /// Whether a fragment may have `tags`.
    fileprivate func allow(_ tags: [MatroskaTag]) -> Bool {
        tags.count <= tagCount
            && tags.allSatisfy {
                $0.name.utf8.count <= tagNameLength && $0.value.utf8.count <= tagValueLength
            }
    }
}
