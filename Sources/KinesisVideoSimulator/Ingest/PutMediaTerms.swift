/// What a stream and a producer agree on when PutMedia is called.
package struct PutMediaTerms: Sendable {
    /// The stream's name.
    package let streamName: String
    /// When the stream was created: one of the same name that is made later is another.
    package let streamCreated: Instant
    /// The count inside the first fragment's number.
    package let firstSequence: UInt64
    /// What timestamps of clusters count from.
    package let timecodes: PutMediaRequest.Timecodes
    /// When the connection was opened.
    package let opened: Instant
    /// Fragments are stored: the stream has a retention.
    package let isArchived: Bool
    /// What is allowed.
    package let limits: PutMediaLimits
    /// After a fragment is stored, ListFragments has it so much later.
    let listingDelay: ClosedRange<Duration>
    /// What jitter follows from.
    let dice: Dice

    /// The producer's clock at `timecode`, in milliseconds; out of all bounds where it can't be told.
    func producerTimestamp(_ timecode: Int64) -> Instant {
        switch timecodes {
        case .absolute: return Instant(milliseconds: timecode)
        case .relative(let start):
            let (sum, overflows) = start.milliseconds.addingReportingOverflow(timecode)
            return Instant(milliseconds: overflows ? .max : sum)
        }
    }

    /// The number of the fragment `sequence`, which begins to arrive at `now`.
    func number(_ sequence: UInt64, at now: Instant) -> String {
        FragmentNumberText.digits(
            sequence: sequence, server: now,
            bits: dice.draw(.numberBits, at: Int(truncatingIfNeeded: sequence)))
    }

    /// When `fragment`, which had come as a whole at `received`, appears; its last frame lasts `lastStep`.
    ///
    /// The times between are those that producers have seen in acknowledgements.
    func capture(of fragment: OpenFragment, lastStep: Duration, received: Instant) -> Capture {
        let place = Int(truncatingIfNeeded: fragment.sequence)
        let persisted = received + dice.milliseconds(in: 200...700, for: .persistence, at: place)
        let delay = listingDelay.lowerBound.milliseconds...listingDelay.upperBound.milliseconds
        return Capture(
            slot: place, fate: .delivered, producerTimestamp: fragment.producerTimestamp,
            duration: fragment.length + lastStep, length: fragment.length,
            serverTimestamp: fragment.serverTimestamp, persisted: persisted,
            listable: persisted + dice.milliseconds(in: delay, for: .indexing, at: place))
    }
}
