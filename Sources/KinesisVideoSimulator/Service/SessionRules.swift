/// The documented rules for the parameters of GetHLSStreamingSessionURL, applied to one request.
///
/// Source: KVS API reference, GetHLSStreamingSessionURL, HLSFragmentSelector and HLSTimestampRange.
struct SessionRules {
    /// What is asked for.
    let request: GetHLSStreamingSessionURLRequest
    /// When it is asked.
    let now: Instant

    private static let selectorField = "HLSFragmentSelector"
    private static let longestRange: Duration = .seconds(86_400)

    private enum PlaybackMode: String, CaseIterable {
        case live = "LIVE"
        case liveReplay = "LIVE_REPLAY"
        case onDemand = "ON_DEMAND"
    }

    private enum DateDisplay: String, CaseIterable {
        case always = "ALWAYS"
        case never = "NEVER"
    }

    /// What the session plays.
    func mode() throws(ServiceError) -> StreamingSession.Mode {
        switch try choice("PlaybackMode", request.playbackMode, PlaybackMode.self) ?? .live {
        case .live:
            guard request.hlsFragmentSelector?.timestampRange == nil else {
                throw .invalidArgument("\(Self.selectorField).TimestampRange", "it isn't allowed for LIVE")
            }
            return .live
        case .liveReplay:
            let range = try range(isEndRequired: false)
            return .liveReplay(range, hasEnd: request.hlsFragmentSelector?.end != nil)
        case .onDemand:
            return .onDemand(try range(isEndRequired: true))
        }
    }

    /// The clock that the session goes by.
    func clock() throws(ServiceError) -> TimestampSelector {
        guard let selector = request.hlsFragmentSelector else { return .server }
        return try selector.clock(field: Self.selectorField)
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
        try choice("DisplayFragmentTimestamp", request.displayFragmentTimestamp, DateDisplay.self) == .always
    }

    /// How long the token works.
    func life() throws(ServiceError) -> Duration {
        .seconds(try number("Expires", request.expires ?? 300, in: 300...43_200))
    }

    /// How many fragments a playlist holds at most.
    func limit() throws(ServiceError) -> Int {
        let usual = request.playbackMode == PlaybackMode.onDemand.rawValue ? 1000 : 5
        return try number(
            "MaxMediaPlaylistFragmentResults", request.maxMediaPlaylistFragmentResults ?? usual, in: 1...5000)
    }

    /// Refuses what the simulator can't do.
    func checkContainer() throws(ServiceError) {
        switch request.containerFormat {
        case nil, "FRAGMENTED_MP4": return
        case "MPEG_TS": throw .invalidArgument("ContainerFormat", "this simulator offers FRAGMENTED_MP4 only")
        default: throw .invalidArgument("ContainerFormat", "it must be FRAGMENTED_MP4 or MPEG_TS")
        }
    }

    private func range(isEndRequired: Bool) throws(ServiceError) -> ClosedRange<Instant> {
        guard let selector = request.hlsFragmentSelector else {
            throw .invalidArgument(Self.selectorField, "it is required for ON_DEMAND and LIVE_REPLAY")
        }
        let field = "\(Self.selectorField).TimestampRange"
        let start = try selector.start(field: Self.selectorField)
        guard let end = selector.end else {
            guard !isEndRequired else {
                throw .invalidArgument("\(field).EndTimestamp", "it is required for ON_DEMAND")
            }
            return start...max(start, now + Self.longestRange)
        }
        guard start < end else {
            throw .invalidArgument("\(field).EndTimestamp", "it must be later than StartTimestamp")
        }
        guard end - start <= Self.longestRange else {
            throw .invalidArgument("\(field).EndTimestamp", "it must be within 24 hours of StartTimestamp")
        }
        guard try clock() == .producer || end <= now else {
            throw .invalidArgument("\(field).EndTimestamp", "it must be in the past for SERVER_TIMESTAMP")
        }
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
