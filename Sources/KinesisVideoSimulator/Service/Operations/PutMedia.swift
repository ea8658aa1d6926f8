package import FoundationEssentials

extension ArchivedMediaService {
    /// Opens a connection that feeds a stream; only one does at a time, and scenarios feed their streams themselves.
    ///
    /// Source: KVS developer guide, PutMedia, and quotas.
    package mutating func openPutMedia(
        _ request: PutMediaRequest, limits: PutMediaLimits, at date: Date
    ) throws(ServiceError) -> PutMediaTerms {
        let name = try stream(request.stream, at: date).name
        let now = Instant(date)
        return try changeStream(named: name) { (stream) throws(ServiceError) in
            let firstSequence = try stream.openConnection(at: now)
            return PutMediaTerms(
                streamName: stream.name, streamCreated: stream.created,
                firstSequence: firstSequence, timecodes: request.timecodes, opened: now,
                isArchived: stream.settings.retentionHours > 0, limits: limits,
                listingDelay: stream.script.listingDelay,
                dice: Dice(seed: stream.seed).apart(for: stream.name))
        }
    }

    /// Takes note at `date` that the connection on `terms` still stands.
    package mutating func keepOpen(_ terms: PutMediaTerms, at date: Date) {
        changeConnection(on: terms) { $0?.lastHeard = Instant(date) }
    }

    /// The connection on `terms` is over: another producer may come.
    package mutating func close(_ terms: PutMediaTerms) { changeConnection(on: terms) { $0 = nil } }

    /// Takes in what came on the connection on `terms`; `false` where the stream is gone.
    package mutating func receive(_ fragment: StoredFragment, on terms: PutMediaTerms) -> Bool {
        let isThere = change(terms) { stream in
            stream.archive.receive(fragment)
            stream.numbering.gave(fragment.sequence)
        }
        if isThere, case .stored(let place) = fragment.media.location,
            let stream = stream(named: terms.streamName)
        {
            let record = FragmentRecord(fragment, at: place)
            note(.stored(stream: terms.streamName, fragment: record), of: stream)
        }
        return isThere
    }

    /// Changes the connection on `terms` unless it is over: what a late task says of it isn't said of the next one.
    private mutating func changeConnection(
        on terms: PutMediaTerms, _ body: (inout StandingConnection?) -> Void
    ) {
        change(terms) { stream in
            guard stream.connection?.firstSequence == terms.firstSequence else { return }
            body(&stream.connection)
        }
    }

    /// Changes the stream of `terms`; `false` where it is gone.
    @discardableResult
    private mutating func change(_ terms: PutMediaTerms, _ body: (inout SimulatedStream) -> Void) -> Bool {
        do throws(ServiceError) {
            return try changeStream(named: terms.streamName) { (stream) throws(ServiceError) in
                guard stream.created == terms.streamCreated else { return false }
                body(&stream)
                return true
            }
        } catch {
            return false
        }
    }
}

extension SimulatedStream {
    /// Takes note of a connection at `now` and returns its first fragment's number, or refuses it.
    fileprivate mutating func openConnection(at now: Instant) throws(ServiceError) -> UInt64 {
        // One that was heard of last before that was lost on the way.
        let isStanding = connection.map { now - $0.lastHeard < PutMediaLimits().silence } ?? false
        guard run == nil, !isStanding else { throw .connectionLimit }
        let firstSequence = numbering.beginBlock()
        connection = StandingConnection(firstSequence: firstSequence, lastHeard: now)
        return firstSequence
    }
}

extension ServiceError {
    /// Another producer feeds the stream.
    fileprivate static let connectionLimit = ServiceError(
        status: 400, code: "ConnectionLimitExceededException",
        message: "The stream has a connection of PutMedia already.")
}
