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
            try stream.openConnection(at: now)
            return PutMediaTerms(
                streamName: stream.name, streamCreated: stream.created,
                firstSequence: stream.numbering.beginBlock(), timecodes: request.timecodes, opened: now,
                isArchived: stream.settings.retentionHours > 0, limits: limits,
                listingDelay: stream.script.listingDelay,
                dice: Dice(seed: stream.seed).apart(for: stream.name))
        }
    }

    /// Takes note at `date` that the connection on `terms` still stands.
    package mutating func keepOpen(_ terms: PutMediaTerms, at date: Date) {
        change(terms) { $0.lastHeard = Instant(date) }
    }

    /// The connection on `terms` is over.
    package mutating func close(_ terms: PutMediaTerms) { change(terms) { $0.lastHeard = nil } }

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
    /// Takes note of a connection at `now`, or refuses it.
    fileprivate mutating func openConnection(at now: Instant) throws(ServiceError) {
        // One that was heard of last before that was lost on the way.
        let isStanding = lastHeard.map { now - $0 < PutMediaLimits().silence } ?? false
        guard run == nil, !isStanding else { throw .connectionLimit }
        lastHeard = now
    }
}

extension ServiceError {
    /// Another producer feeds the stream.
    fileprivate static let connectionLimit = ServiceError(
        status: 400, code: "ConnectionLimitExceededException",
        message: "The stream has a connection of PutMedia already.")
}
