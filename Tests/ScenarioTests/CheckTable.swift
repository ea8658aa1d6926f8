import FoundationEssentials
import HLS

@testable import KinesisVideoSimulator
@testable import StreamAnalysis

/// How it is shown that a check is needed.
struct CheckRow: Sendable {
    /// What shows it.
    enum Showing: Sendable {
        /// The proof of a scenario fails without it.
        case scenario(String)
        /// The proof of a mix fails without it.
        case mix(RandomScenario.Mixture, seed: UInt64)
        /// Nobody else finds this, of this cause where there are several, in a scenario that is seen so.
        case distortion(Finding.Kind, cause: String? = nil, Distortion)
    }

    /// The check.
    let check: any Check.Type
    /// What shows it.
    let showing: Showing

    /// `check`, which `showing` asks for.
    init(_ check: any Check.Type, _ showing: Showing) { (self.check, self.showing) = (check, showing) }

    /// All checks; what no scenario of the simulator can show is made of a steady stream.
    static let all: [CheckRow] = ofArchives + ofPlaylists + ofCalls

    private static let ofArchives = [
        CheckRow(ReconnectCheck.self, .scenario("reconnect")),
        CheckRow(ClockJumpCheck.self, .scenario("clock-jump")),
        CheckRow(GapCheck.self, .scenario("gap")),
        CheckRow(OverlapCheck.self, .scenario("overlap")),
        CheckRow(DuplicateTimestampCheck.self, .scenario("duplicate")),
        CheckRow(
            LateFragmentCheck.self,
            .distortion(
                .lateFragment,
                Distortion(
                    "no playlists", of: "late", hiding: { if case .loaded = $0 { true } else { false } }))),
        CheckRow(ClockSkewCheck.self, .scenario("clock-offset")),
        CheckRow(ClockDriftCheck.self, .scenario("drift")),
        CheckRow(ImplausibleTimestampCheck.self, .scenario("relative-clock")),
        CheckRow(UplinkSlowCheck.self, .scenario("slow-uplink")),
        CheckRow(ProducerSilentCheck.self, .scenario("silent")),
        CheckRow(FragmentDurationCheck.self, .scenario("long-fragments")),
        CheckRow(
            BitRateStepCheck.self,
            .distortion(
                .bitRateStep,
                Distortion(
                    "three times as large", of: "steady",
                    fragments: { if $0.serverTimestamp > middle { $0.byteCount *= 3 } }))),
    ]

    private static let ofPlaylists = [
        CheckRow(PassedOverCheck.self, .scenario("late")),
        CheckRow(StalePlaylistCheck.self, .scenario("stale-playlist")),
        CheckRow(
            OtherTrackCheck.self,
            .distortion(
                .missingFromPlaylist, cause: "missing-from-track-2",
                loads("a segment without sound") { load in
                    if load.track == 2 { load.playlist.segments.removeAll(where: \.isOneOfEight) }
                })),
        CheckRow(
            DiscontinuityCheck.self,
            .distortion(
                .unexpectedDiscontinuity,
                segments("one flag in eight") { $0.isDiscontinuity = $0.isOneOfEight })),
        CheckRow(
            DiscontinuityHabitCheck.self,
            .distortion(.discontinuityChurn, segments("flags everywhere") { $0.isDiscontinuity = true })),
        CheckRow(
            MediaSequenceCheck.self,
            .distortion(
                .mediaSequenceRegression,
                loads("three numbers back") { if $0.date > middle { $0.playlist.mediaSequence -= 3 } })),
        CheckRow(
            SegmentChangeCheck.self,
            .distortion(
                .segmentChanged,
                loads("a duration that changes") { load in
                    guard load.date > middle else { return }
                    for index in load.playlist.segments.indices
                    where load.playlist.segments[index].isOneOfEight {
                        load.playlist.segments[index].duration += .milliseconds(100)
                    }
                })),
        CheckRow(
            TargetDurationCheck.self,
            .distortion(.targetDuration, loads("a target of 1 s") { $0.playlist.targetDuration = 1 })),
        CheckRow(
            WindowSizeCheck.self,
            .distortion(
                .windowSize,
                loads("two segments") { load in
                    let surplus = max(0, load.playlist.segments.count - 2)
                    load.playlist.segments.removeFirst(surplus)
                    load.playlist.mediaSequence += surplus
                })),
        CheckRow(MapChangeCheck.self, .scenario("resolution-change")),
        CheckRow(
            CodecsCheck.self,
            .distortion(
                .codecsChanged,
                Distortion("another codec", of: "steady") { observation in
                    guard case .opened(var load) = observation, load.session.ordinal > 1 else { return }
                    for index in load.playlist.variants.indices {
                        load.playlist.variants[index].codecs = ["hvc1.1.6.L93.B0"]
                    }
                    observation = .opened(load)
                })),
        CheckRow(
            DateTimeCheck.self,
            .distortion(.dateTime, segments("dates 3 s off") { $0.programDateTime? += 3 })),
        CheckRow(
            EndListCheck.self, .distortion(.endList, loads("an end") { $0.playlist.hasEndList = true })),
        CheckRow(
            GapTagCheck.self,
            .distortion(.gapTag, segments("one gap in eight") { $0.isGap = $0.isOneOfEight })),
        CheckRow(LiveLatencyCheck.self, .distortion(.liveLatency, .oldPlaylists(16, of: "steady"))),
        CheckRow(
            UndecodableSegmentCheck.self,
            .distortion(
                .segmentUndecodable,
                ticks("fetches that fail") { date in
                    .fetched(
                        SegmentFetch(
                            date: date, session: SessionID(1), track: 1, mediaSequence: 1, fragment: nil,
                            failure: .init(
                                code: "MissingCodecPrivateDataException", message: "none", status: 400)))
                })),
    ]

    private static let ofCalls = [
        CheckRow(SessionCheck.self, .scenario("expiring-sessions")),
        CheckRow(CallFailingCheck.self, .mix(.service, seed: 2682)),
        CheckRow(ThrottledCheck.self, .scenario("throttled")),
        CheckRow(MonitorBehindCheck.self, .scenario("slow-service")),
        CheckRow(
            NoFragmentsCheck.self,
            .distortion(.noFragments, refusals(.getHLSStreamingSessionURL, "NoDataRetentionException"))),
        CheckRow(
            NotAuthorizedCheck.self,
            .distortion(.notAuthorized, refusals(.describeStream, "AccessDeniedException"))),
        CheckRow(
            CredentialsCheck.self,
            .distortion(
                .credentialsExpiring,
                ticks("credentials") {
                    .credentials(CredentialsReading(date: $0, source: "profile", expires: $0 + 100))
                })),
        CheckRow(
            CredentialRenewalCheck.self,
            .distortion(
                .credentialsFailing,
                ticks("no credentials") {
                    .credentials(
                        CredentialsReading(
                            date: $0, source: "profile", expires: nil,
                            trouble: .init(code: "timeout", message: "no answer", began: $0)))
                })),
        CheckRow(
            ClockOffCheck.self,
            .distortion(.clockOff, ticks("clocks") { .clock(ClockReading(date: $0, offsetSeconds: 20)) })),
        CheckRow(
            QuotaPressureCheck.self,
            .distortion(
                .quotaPressure,
                Distortion("calls that cost much", of: "steady") { observation in
                    guard case .called(var call) = observation, call.quotaPoints > 0 else { return }
                    call.quotaPoints = 9000
                    observation = .called(call)
                })),
    ]

    /// When what is wrong begins.
    private static let middle = Proof.start + 30

    private static func loads(
        _ name: String, _ change: @escaping @Sendable (inout PlaylistLoad) -> Void
    ) -> Distortion {
        Distortion(name, of: "steady", loads: change)
    }

    private static func segments(
        _ name: String, _ change: @escaping @Sendable (inout MediaSegment) -> Void
    ) -> Distortion {
        Distortion(name, of: "steady", segments: change)
    }

    private static func ticks(
        _ name: String, _ other: @escaping @Sendable (Date) -> Observation
    ) -> Distortion {
        Distortion(name, of: "steady", ticks: other)
    }

    private static func refusals(_ operation: CallOutcome.Operation, _ code: String) -> Distortion {
        ticks("refusals") { date in
            .called(
                CallOutcome(
                    date: date, operation: operation, latency: .milliseconds(40),
                    failure: .init(code: code, message: "no", status: 400)))
        }
    }
}
