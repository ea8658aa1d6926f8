/// The fragments of a run in the order in which the service receives them, without end.
struct Ingestion: Sequence, IteratorProtocol, Sendable {
    private let run: ScenarioRun
    private var slot: Int
    private var sequence: UInt64
    private var isDisconnected = false
    private var delayed: [Capture] = []

    /// The first block of numbers of a stream that was used before.
    private static let firstSequence: UInt64 = 4001
    /// A new connection begins its numbers in the next block of this size.
    private static let blockSize: UInt64 = 1000

    /// Everything that `run` sends, from the beginning of its past.
    init(_ run: ScenarioRun) {
        self.run = run
        slot = run.firstSlot
        sequence = Self.firstSequence
    }

    mutating func next() -> StoredFragment? {
        while true {
            let capture = run.capture(slot: slot)
            switch capture.fate {
            case .lost:
                isDisconnected = true
                slot += 1
            case .late:
                delayed.append(capture)
                slot += 1
            case .delivered, .refused:
                if let earlier = delayed.first, earlier.serverTimestamp <= capture.serverTimestamp {
                    delayed.removeFirst()
                    return numbered(earlier)
                }
                slot += 1
                return numbered(capture)
            }
        }
    }

    private mutating func numbered(_ capture: Capture) -> StoredFragment {
        if isDisconnected {
            sequence = (sequence / Self.blockSize + 1) * Self.blockSize + 1
            isDisconnected = false
        }
        defer { sequence += 1 }
        let cut = FilmCut(
            start: ScenarioRun.fragmentDuration * capture.slot,
            firstPicture: capture.slot * Film.picturesPerGroup, duration: capture.duration)
        let number = FragmentNumberText.digits(
            sequence: sequence, server: capture.serverTimestamp,
            bits: Dice(seed: run.seed).draw(.numberBits, at: capture.slot))
        return StoredFragment(
            number: number, sequence: sequence, byteCount: cut.byteCount, capture: capture,
            media: FragmentMedia(tracks: cut.codedTracks, location: .film(cut)))
    }
}
