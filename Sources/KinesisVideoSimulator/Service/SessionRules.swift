/// The documented rules for the parameters of a streaming session, applied to one request.
///
/// Source: KVS API reference, GetHLSStreamingSessionURL, HLSFragmentSelector and HLSTimestampRange; the same for DASH.
struct SessionRules {
    /// What is asked for.
    let request: SessionRequest
    /// When it is asked.
    let now: Instant
    /// The oldest time that the stream still keeps.
    let head: Instant

    private var selectorField: String { request.presentation.selectorField }

    private enum PlaybackMode: String, CaseIterable {
        case live = "LIVE"
        case liveReplay = "LIVE_REPLAY"
        case onDemand = "ON_DEMAND"
    }

    private enum Display: String, CaseIterable {
        case always = "ALWAYS"
        case never = "NEVER"
    }

    /// What the session plays.
    func mode() throws(ServiceError) -> StreamingSession.Mode {
        switch try choice("PlaybackMode", request.playbackMode, PlaybackMode.self) ?? .live {
        case .live:
            guard request.selector?.timestampRange == nil else {
                throw .invalidArgument("\(selectorField).TimestampRange", "it isn't allowed for LIVE")
            }
            return .live
        case .liveReplay:
            return .liveReplay(try range(of: .liveReplay), hasEnd: request.selector?.end != nil)
        case .onDemand:
            return .onDemand(try range(of: .onDemand))
        }
    }

    /// The clock that the session goes by.
    func clock() throws(ServiceError) -> TimestampSelector {
        guard let selector = request.selector else { return .server }
        return try selector.clock(field: selectorField)
    }

    /// Where discontinuities are announced.
    func discontinuities() throws(ServiceError) -> StreamingSession.DiscontinuityMode {
        let asked = try choice(
            "DiscontinuityMode", request.discontinuityMode, StreamingSession.DiscontinuityMode.self)
        if let asked { return asked }
        return try clock() == .server ? .always : .never
    }

    /// Dates are written.
    func showsDates() throws(ServiceError) -> Bool {
        try choice("DisplayFragmentTimestamp", request.displayFragmentTimestamp, Display.self) == .always
    }

    /// Numbers are written.
    func showsNumbers() throws(ServiceError) -> Bool {
        try choice("DisplayFragmentNumber", request.displayFragmentNumber, Display.self) == .always
    }

    /// How long the token works.
    func life() throws(ServiceError) -> Duration {
        .seconds(try number("Expires", request.expires ?? 300, in: 300...43_200))
    }

    /// How many fragments a playlist holds at most.
    func limit() throws(ServiceError) -> Int {
        let usual = request.playbackMode == PlaybackMode.onDemand.rawValue ? 1000 : 5
        return try number(request.presentation.limitField, request.limit ?? usual, in: 1...5000)
    }

    /// How the media are packaged.
    func container() throws(ServiceError) -> StreamingSession.Container {
        try choice("ContainerFormat", request.containerFormat, StreamingSession.Container.self)
            ?? .fragmentedMP4
    }

    private func range(of mode: PlaybackMode) throws(ServiceError) -> ClosedRange<Instant> {
        guard let selector = request.selector else {
            throw .invalidArgument(selectorField, "it is required for ON_DEMAND and LIVE_REPLAY")
        }
        let rules = RangeRules(field: selectorField, clock: try clock(), now: now, head: head)
        let start = try selector.start(field: selectorField)
        guard let end = selector.end else {
            guard mode == .liveReplay else { throw rules.wrongEnd("it is required for ON_DEMAND") }
            try rules.check(start)
            return start...max(start, .distantFuture)
        }
        try rules.check(end, after: start)
        try rules.check(start)
        return start...end
    }

    private func choice<Choice: RawRepresentable & CaseIterable>(
        _ field: String, _ text: String?, _ type: Choice.Type
    ) throws(ServiceError) -> Choice? where Choice.RawValue == String {
        guard let text else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let all = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw .invalidArgument(field, "it must be one of \(all)")
        }
        return choice
    }

    private func number(_ field: String, _ value: Int, in range: ClosedRange<Int>) throws(ServiceError) -> Int
    {
        guard range.contains(value) else {
            throw .invalidArgument(field, "it must be between \(range.lowerBound) and \(range.upperBound)")
        }
        return value
    }
}
