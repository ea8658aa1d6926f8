package import FoundationEssentials

/// Kinesis Video Streams as far as archived media and HLS go: a value that is told the time and does no input or output.
///
/// Operations change it only in that streams grow and sessions are added, so two requests at one time agree.
package struct ArchivedMediaService: Sendable {
    /// The streams in the order of their names.
    package private(set) var streams: [SimulatedStream]
    /// The region it stands in.
    package let region: String
    /// What GetDataEndpoint answers, and what session URLs begin with; no slash at the end.
    package var dataEndpoint = "http://127.0.0.1"
    /// How many streams the account may have. Source: KVS developer guide, quotas.
    package var streamLimit = 10_000
    /// Calls beyond the service's quotas are refused.
    package var enforcesQuotas = true
    /// What was spent of the quotas.
    var ledger = QuotaLedger()
    private var sessions: [String: StreamingSession] = [:]
    /// What happened to streams that producers feed, for whoever remembers it.
    private var changes: [StreamChange] = []

    /// A service with these streams.
    package init(streams: [SimulatedStream], region: String = "us-west-2") {
        self.streams = streams.sorted { $0.name < $1.name }
        self.region = region
    }

    /// A service with one stream that shows `scenario` from `start` on; its archive begins `past` earlier.
    package init(
        scenario: Scenario, seed: UInt64 = 0, start: Date, past: Duration = .seconds(600)
    ) {
        self.init(streams: [SimulatedStream(ScenarioRun(scenario, seed: seed, start: start, past: past))])
    }

    /// The stream that `reference` names, with everything that arrived until `date`.
    mutating func stream(
        _ reference: StreamReference, at date: Date
    ) throws(ServiceError) -> SimulatedStream {
        let index = try index(of: reference)
        streams[index].archive.advance(to: date)
        return streams[index]
    }

    /// Changes what can be changed of the stream that `reference` names.
    mutating func changeSettings(
        of reference: StreamReference, _ change: (inout StreamSettings) throws(ServiceError) -> Void
    ) throws(ServiceError) {
        let index = try index(of: reference)
        try change(&streams[index].settings)
        note(.changed(stream: streams[index].name, settings: streams[index].settings), of: streams[index])
    }

    /// Takes note of what happened to `stream`; scenarios tell themselves anew each time.
    mutating func note(_ change: StreamChange, of stream: SimulatedStream) {
        if stream.run == nil { changes.append(change) }
    }

    /// What happened since this was asked last.
    mutating func takeChanges() -> [StreamChange] {
        defer { changes = [] }
        return changes
    }

    /// Changes the stream called `name`.
    mutating func changeStream<Output>(
        named name: String, _ change: (inout SimulatedStream) throws(ServiceError) -> Output
    ) throws(ServiceError) -> Output {
        try change(&streams[try index(of: StreamReference(name: name))])
    }

    /// Adds `stream`, whose name no other has.
    mutating func add(_ stream: SimulatedStream) {
        let place = streams.firstIndex(startingAt: { $0.name > stream.name })
        streams.insert(stream, at: place)
        note(
            .created(
                stream: stream.name, at: stream.created.milliseconds, settings: stream.settings),
            of: stream)
    }

    /// Takes the stream called `name` away.
    mutating func remove(named name: String) {
        if let stream = stream(named: name) { note(.deleted(stream: name), of: stream) }
        streams.removeAll { $0.name == name }
    }

    private func index(of reference: StreamReference) throws(ServiceError) -> Int {
        try TextRule.streamName.check(reference.name)
        try TextRule.streamARN.check(reference.arn)
        let found: Int?
        switch (reference.name, reference.arn) {
        case (let name?, nil): found = streams.firstIndex { $0.name == name }
        case (nil, let arn?): found = streams.firstIndex { $0.arn(region: region) == arn }
        case (nil, nil): throw .invalidArgument("StreamName", "either it or StreamARN must be given")
        case (_?, _?): throw .invalidArgument("StreamName", "it can't be given together with StreamARN")
        }
        guard let found else { throw .streamNotFound }
        return found
    }

    /// Keeps `session` under a new token, which is returned.
    mutating func add(
        _ session: StreamingSession, using generator: inout some RandomNumberGenerator
    ) -> String {
        // Clients renew sessions for days; those that ended long ago needn't say that they expired.
        sessions = sessions.filter { $0.value.expires > session.opened - StreamingSession.longestLife }
        let token = SessionToken.random(using: &generator)
        sessions[token] = session
        return token
    }

    /// The stream called `name`, as it was when it was last asked, or `nil`.
    func stream(named name: String) -> SimulatedStream? {
        let index = streams.firstIndex(startingAt: { $0.name >= name })
        return index < streams.count && streams[index].name == name ? streams[index] : nil
    }

    /// The name of the stream that the session of `token` shows, whether it has expired or not; `nil` where no session has it.
    func streamName(ofSession token: String) -> String? { sessions[token]?.streamName }

    /// The session of `token` with all that it shows by `date`, and its stream.
    mutating func session(
        _ token: String, at date: Date
    ) throws(ServiceError) -> (StreamingSession, SimulatedStream) {
        guard let name = sessions[token]?.streamName else { throw .sessionUnknown }
        let stream = try stream(StreamReference(name: name), at: date)
        let now = Instant(date)
        sessions[token]?.advance(with: stream, to: now)
        guard let session = sessions[token], session.streamCreated == stream.created else {
            throw .streamNotFound
        }
        let ended = stream.sessionExpiry(at: now).map { session.opened < $0 } ?? false
        guard now < session.expires, !ended else { throw .sessionExpired }
        return (session, stream)
    }
}

/// How a request names a stream.
package struct StreamReference: Hashable, Sendable {
    /// StreamName, or `nil` where it isn't given.
    package var name: String?
    /// StreamARN, or `nil` where it isn't given.
    package var arn: String?

    /// A reference by name, by ARN, by both or neither: the last two are refused.
    package init(name: String? = nil, arn: String? = nil) {
        self.name = name
        self.arn = arn
    }
}
