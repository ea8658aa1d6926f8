/// The fragments of a run in the order in which the service receives them, without end.
struct Ingestion: Sequence, IteratorProtocol, Sendable {
    private let run: ScenarioRun
    /// Numbers are unique beyond their stream.
    private let numberDice: Dice
    private var slot: Int
    private var numbering = SequenceNumbering()
    private var connections: Connections
    /// What was sent and may yet be overtaken, in the order of arrival.
    private var underway: [Sending] = []

    /// Everything that `run` sends, from the beginning of its past.
    init(_ run: ScenarioRun) {
        self.run = run
        numberDice = run.dice.apart(for: run.scenario.streamName)
        slot = run.firstSlot
        connections = Connections(open: run.sending(slot: slot).connection)
    }

    mutating func next() -> StoredFragment? {
        while mayBeOvertaken {
            for sending in run.sendings(slot: slot) where sending.capture.fate != .lost { send(sending) }
            slot += 1
        }
        return stored(underway.removeFirst())
    }

    private var mayBeOvertaken: Bool {
        guard let first = underway.first else { return true }
        return first.capture.serverTimestamp > run.earliestArrival(slot: slot)
    }

    private mutating func send(_ sending: Sending) {
        let arrival = sending.capture.serverTimestamp
        let position = underway.lastIndex { $0.capture.serverTimestamp <= arrival }.map { $0 + 1 } ?? 0
        underway.insert(sending, at: position)
    }

    private mutating func stored(_ sending: Sending) -> StoredFragment {
        let capture = sending.capture
        let sequence = numbering.next(producer: sending.producer, connection: connections.take(sending))
        let number = FragmentNumberText.digits(
            sequence: sequence, server: capture.serverTimestamp,
            bits: numberDice.draw(.numberBits, at: capture.slot))
        return StoredFragment(
            number: number, sequence: sequence, byteCount: sending.cut.byteCount, capture: capture,
            media: FragmentMedia(tracks: sending.cut.codedTracks, location: .film(sending.cut)))
    }
}

/// The connections on which producers send.
struct Connections: Hashable, Sendable {
    /// The latest one of each producer, by the stride from which on it is in use.
    private(set) var latest: [Int: Int]

    /// The first producer sends on the connection `open`.
    init(open: Int) { latest = [0: open] }

    /// What `sending` arrives on: a late one comes on a connection that was opened meanwhile.
    mutating func take(_ sending: Sending) -> SequenceNumbering.Connection {
        let isNew = latest[sending.producer].map { $0 < sending.connection } ?? true
        if isNew { latest[sending.producer] = sending.connection }
        return isNew ? .new : .open
    }
}

/// The counts inside fragment numbers: 1 more with each fragment of a connection; each connection begins a block of its own.
struct SequenceNumbering: Hashable, Sendable {
    /// Whether a fragment goes on with its producer's connection.
    enum Connection: Hashable, Sendable {
        /// It comes on the connection that is open.
        case open
        /// It is the first one of a new connection.
        case new
    }

    /// A stream that was used before.
    private var highest: UInt64 = 4000
    /// The latest number of each producer.
    private var latest: [Int: UInt64] = [0: 4000]

    /// The number of `producer`'s next fragment.
    mutating func next(producer: Int, connection: Connection) -> UInt64 {
        let following = latest[producer].map { $0 + 1 } ?? 0
        // Where a block is used up, its successor may be somebody else's.
        let isTaken = following % FragmentNumbering.blockSize == 0 && following <= highest
        let isNew = connection == .new || following == 0 || isTaken
        let next =
            isNew ? (highest / FragmentNumbering.blockSize + 1) * FragmentNumbering.blockSize + 1 : following
        latest[producer] = next
        highest = max(highest, next)
        return next
    }
}
