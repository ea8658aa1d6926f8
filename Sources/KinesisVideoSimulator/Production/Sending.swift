/// One fragment on its way: what it shows, and on which connection it comes.
struct Sending: Hashable, Sendable {
    /// When it was filmed and when it arrives.
    var capture: Capture
    /// What it shows.
    var cut: FilmCut
    /// Who sends it: 0, or 1 for somebody else who sends to the same stream.
    var producer = 0
    /// The stride from which on the producer sends on this connection; whatever comes on it first opens it.
    var connection = Int.min
}

extension ScenarioRun {
    /// How long it takes to store a fragment that has arrived.
    static let storing: ClosedRange<Duration> = .milliseconds(200) ... .milliseconds(700)

    /// Everything that is sent because of the stride `slot`: the stride itself, what is sent again, what somebody else sends.
    func sendings(slot: Int) -> [Sending] {
        let occurrences = script.occurrences(around: slot...slot)
        let own = sending(slot: slot, among: occurrences)
        guard let occurrence = occurrences.first(where: { $0.slots.contains(slot) }) else { return [own] }
        switch occurrence.fault {
        case .duplicate(_, let delay): return [own, own.repeated(after: delay)]
        case .secondProducer(_, let clockOffset, let lag):
            return [own, other(slot: slot, clockOffset: clockOffset, lag: lag, in: occurrence)]
        case .reconnect(_, let resent) where slot == occurrence.slots.lowerBound && resent > 0:
            return rollback(resent, before: own)
        default: return [own]
        }
    }

    /// What is sent for the stride `slot` in its turn.
    func sending(slot: Int) -> Sending {
        sending(slot: slot, among: script.occurrences(around: slot...slot))
    }

    private func sending(slot: Int, among occurrences: [Occurrence]) -> Sending {
        let occurrence = occurrences.first { $0.slots.contains(slot) }
        let cut = cut(slot: slot, in: occurrence, clockOffset: clockOffset(slot: slot, after: occurrences))
        return Sending(
            capture: capture(slot: slot, cut: cut, in: occurrence, among: occurrences), cut: cut,
            connection: occurrences.compactMap { $0.renewal(stride: stride) }.filter { $0 <= slot }.max()
                ?? .min)
    }

    private func capture(
        slot: Int, cut: FilmCut, in occurrence: Occurrence?, among occurrences: [Occurrence]
    ) -> Capture {
        let server =
            usualArrival(slot: slot, among: occurrences)
            + (occurrence?.delay(ofSlot: slot, stride: stride) ?? .zero)
        // A connection sends one fragment after the other, so what overlaps the next one is through when that begins.
        let filmed = trueTime(ofSlot: slot + 1) - trueTime(ofSlot: slot)
        let received = server + receiving(slot: slot, filmed: filmed, in: occurrence)
        let persisted = received + dice.duration(in: Self.storing, for: .persistence, at: slot)
        return Capture(
            slot: slot, fate: occurrence?.fault.fate ?? .delivered,
            producerTimestamp: trueTime(ofSlot: slot) + clockOffset(slot: slot, after: occurrences),
            duration: cut.duration, length: cut.length, serverTimestamp: server, persisted: persisted,
            listable: persisted + dice.duration(in: service.listingDelay, for: .indexing, at: slot))
    }

    /// When the service begins to receive the stride `slot` where nothing holds it back.
    ///
    /// What waited at the producer is sent one directly after the other, so that jitter doesn't change their order.
    private func usualArrival(slot: Int, among occurrences: [Occurrence]) -> Instant {
        let isCatchingUp = occurrences.contains {
            $0.fault.isBacklog && ($0.slots.lowerBound...$0.slots.upperBound).contains(slot)
        }
        let jitter =
            isCatchingUp ? min(script.lagJitter, stride / Fault.catchUpFactor / 2) : script.lagJitter
        return (isCatchingUp ? nominalTime(ofSlot: slot) : trueTime(ofSlot: slot)) + script.lag
            + dice.duration(in: .zero - jitter...jitter, for: .lag, at: slot)
    }

    /// How long the stride `slot` takes to arrive: as long as filming does, unless the producer catches up or falls behind.
    private func receiving(slot: Int, filmed: Duration, in occurrence: Occurrence?) -> Duration {
        guard let occurrence, occurrence.fault.isBacklog else { return filmed }
        let delay = occurrence.delay(ofSlot: slot, stride: stride)
        guard delay > .zero else { return filmed }
        let growth = occurrence.delay(ofSlot: slot + 1, stride: stride) - delay
        return max(stride / Fault.catchUpFactor, filmed + growth)
    }

    private func other(
        slot: Int, clockOffset: Duration, lag: Duration, in occurrence: Occurrence
    ) -> Sending {
        let cut = cut(slot: slot, in: nil, clockOffset: .zero)
        let server = trueTime(ofSlot: slot) + lag
        let persisted =
            server + cut.filmedDuration + dice.duration(in: Self.storing, for: .otherPersistence, at: slot)
        let capture = Capture(
            slot: slot, fate: .delivered, producerTimestamp: trueTime(ofSlot: slot) + clockOffset,
            duration: cut.duration, length: cut.length, serverTimestamp: server, persisted: persisted,
            listable: persisted + dice.duration(in: service.listingDelay, for: .otherIndexing, at: slot))
        return Sending(
            capture: capture, cut: cut, producer: 1, connection: occurrence.slots.lowerBound)
    }

    /// The `count` fragments before `first`, sent again in front of it on the new connection.
    private func rollback(_ count: Int, before first: Sending) -> [Sending] {
        let step = stride / Fault.catchUpFactor
        let again = (1...count).map { distance in
            let sent = sending(slot: first.capture.slot - distance)
            let server = first.capture.serverTimestamp - step * distance
            var again = sent.repeated(after: server - sent.capture.serverTimestamp, receivedWithin: step)
            again.connection = first.connection
            return again
        }
        return [first] + again
    }
}

extension Sending {
    /// The same media once more, so much later.
    fileprivate func repeated(after delay: Duration, receivedWithin time: Duration? = nil) -> Sending {
        var again = self
        let shift = delay - (time.map { cut.filmedDuration - $0 } ?? .zero)
        again.capture.serverTimestamp = capture.serverTimestamp + delay
        again.capture.persisted = capture.persisted + shift
        again.capture.listable = capture.listable + shift
        return again
    }
}
