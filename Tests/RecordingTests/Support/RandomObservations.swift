import FoundationEssentials
import HLS
import StreamAnalysis
import TestSupport

/// Observations of every kind with whatever values their types allow, the same for the same seed.
struct RandomObservations {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// One more.
    mutating func next() -> Observation {
        switch int(0...11) {
        case 0: return .described(description(), at: date())
        case 1: return .listed(listing())
        case 2:
            return .loaded(
                PlaylistLoad(date: date(), session: session(), track: int(1...2), playlist: playlist()))
        case 3: return .session(SessionEvent(date: date(), session: session(), change: change()))
        case 4:
            return .opened(
                MultivariantLoad(date: date(), session: session(), playlist: multivariant()))
        case 5:
            return .fetched(
                SegmentFetch(
                    date: date(), session: session(), track: int(1...2), mediaSequence: number(),
                    fragment: maybe { $0.fragmentNumber() }, byteCount: number(),
                    failure: maybe { $0.failure() }))
        case 6:
            return .called(
                CallOutcome(
                    date: date(), operation: pick(CallOutcome.Operation.allCases), latency: duration(),
                    requests: maybe { $0.number() }, quotaPoints: number(), failure: maybe { $0.failure() }))
        case 7: return .clock(ClockReading(date: date(), offsetSeconds: double()))
        case 8:
            return .credentials(
                CredentialsReading(
                    date: date(), source: text(), expires: maybe { $0.date() }, isRenewed: flag(),
                    trouble: maybe { $0.trouble() }))
        case 9:
            return .polled(
                PollTiming(
                    date: date(), target: pick(PollTiming.Target.allCases), delay: duration(),
                    took: duration()))
        case 10:
            return .sought(
                HistoryRequest(
                    date: date(), range: range(), standing: standing(), shortening: maybe { $0.text() },
                    isFollowed: flag()))
        default: return .ticked(date())
        }
    }

    private mutating func trouble() -> CredentialsReading.Trouble {
        CredentialsReading.Trouble(
            code: text(), message: text(), remedy: maybe { $0.text() }, began: date(), attempts: number(),
            nextAttempt: maybe { $0.date() }, oldOnesLast: flag())
    }

    private mutating func standing() -> HistoryRequest.Standing {
        switch int(0...3) {
        case 0: .loading
        case 1: .finished
        case 2: .full
        default: .waiting(until: date(), code: text())
        }
    }

    private mutating func description() -> StreamDescription {
        StreamDescription(
            name: text(), region: text(), status: maybe { $0.text() }, retentionHours: maybe { $0.number() })
    }

    private mutating func change() -> SessionEvent.Change {
        switch int(0...3) {
        case 0: .opened(expires: date(), window: number())
        case 1: .renewed
        case 2: .lost(status: number())
        default: .refused(code: text())
        }
    }

    private mutating func failure() -> CallOutcome.Failure {
        CallOutcome.Failure(
            code: text(), message: text(), status: maybe { $0.number() }, requestID: maybe { $0.text() })
    }

    /// Fragments come again and again, as in listings; now and then one has changed.
    private mutating func listing() -> FragmentListing {
        let fragments = (0..<int(0...12)).map { _ in
            Fragment(
                number: fragmentNumber(), producerTimestamp: Date(timeIntervalSince1970: Double(int(0...1))),
                serverTimestamp: .distantPast, length: .milliseconds(int(0...1)), byteCount: 7)
        }
        return FragmentListing(
            date: date(), range: range(), fragments: fragments + (int(0...5) == 0 ? [fragment()] : []),
            isOfThePast: flag())
    }

    private mutating func fragment() -> Fragment {
        Fragment(
            number: fragmentNumber(), producerTimestamp: date(), serverTimestamp: date(),
            length: duration(), byteCount: number())
    }

    private mutating func range() -> ClosedRange<Date> {
        let (one, other) = (date(), date())
        return min(one, other)...max(one, other)
    }
}

extension RandomObservations {
    mutating func playlist() -> MediaPlaylist {
        var playlist = MediaPlaylist(
            version: maybe { $0.number() }, targetDuration: maybe { $0.number() }, mediaSequence: number())
        playlist.discontinuitySequence = maybe { $0.number() }
        playlist.playlistType = maybe { $0.pick([.event, .vod]) }
        playlist.hasIndependentSegments = flag()
        playlist.isIFramesOnly = flag()
        playlist.start = maybe { StartPoint(timeOffset: $0.duration(), isPrecise: $0.flag()) }
        playlist.hasEndList = flag()
        playlist.segments = (0..<int(0...8)).map { _ in
            flag() ? MediaSegment(uri: "\(int(0...9))", duration: .seconds(2)) : segment()
        }
        playlist.unknownTags = some { UnknownTag(text: $0.text(), segmentIndex: $0.maybe { $0.number() }) }
        return playlist
    }

    private mutating func segment() -> MediaSegment {
        var segment = MediaSegment(uri: flag() ? "\(int(0...9))" : text(), duration: duration())
        segment.title = maybe { $0.text() }
        segment.byteRange = maybe { $0.byteRange() }
        segment.isDiscontinuity = flag()
        segment.map = maybe { MediaInitialization(uri: $0.text(), byteRange: $0.maybe { $0.byteRange() }) }
        segment.keys = some { $0.key() }
        segment.programDateTime = maybe { $0.date() }
        segment.dateRanges = some { DateRange(attributes: $0.some { $0.attribute() }) }
        segment.isGap = flag()
        return segment
    }

    private mutating func byteRange() -> ByteRange {
        ByteRange(length: number(), offset: maybe { $0.number() })
    }

    private mutating func attribute() -> Attribute { Attribute(name: text(), value: text()) }

    private mutating func key() -> EncryptionKey {
        var key = EncryptionKey(method: text(), uri: maybe { $0.text() })
        key.initializationVector = maybe { $0.text() }
        key.keyFormat = maybe { $0.text() }
        key.keyFormatVersions = maybe { $0.text() }
        return key
    }

    private mutating func multivariant() -> MultivariantPlaylist {
        var playlist = MultivariantPlaylist(
            version: maybe { $0.number() }, variants: some { $0.variant() },
            renditions: some { $0.rendition() })
        playlist.hasIndependentSegments = flag()
        playlist.start = maybe { StartPoint(timeOffset: $0.duration(), isPrecise: $0.flag()) }
        playlist.iFrameVariants = some { $0.variant() }
        playlist.sessionData = some {
            SessionData(
                dataID: $0.text(), value: $0.maybe { $0.text() }, uri: $0.maybe { $0.text() },
                language: $0.maybe { $0.text() })
        }
        playlist.sessionKeys = some { $0.key() }
        playlist.unknownTags = some { UnknownTag(text: $0.text()) }
        return playlist
    }

    private mutating func variant() -> Variant {
        var variant = Variant(uri: text(), bandwidth: number())
        variant.averageBandwidth = maybe { $0.number() }
        variant.codecs = some { $0.text() }
        variant.resolution = maybe { Resolution(width: $0.number(), height: $0.number()) }
        variant.frameRate = maybe { $0.double() }
        variant.hdcpLevel = maybe { $0.text() }
        variant.audio = maybe { $0.text() }
        variant.video = maybe { $0.text() }
        variant.subtitles = maybe { $0.text() }
        variant.closedCaptions = maybe { $0.flag() ? .noCaptions : .group($0.text()) }
        variant.otherAttributes = some { $0.attribute() }
        return variant
    }

    private mutating func rendition() -> Rendition {
        var rendition = Rendition(
            kind: pick(Rendition.Kind.allCases), groupID: text(), name: text(), uri: maybe { $0.text() })
        rendition.language = maybe { $0.text() }
        rendition.associatedLanguage = maybe { $0.text() }
        rendition.isDefault = flag()
        rendition.isAutoselect = flag()
        rendition.isForced = maybe { $0.flag() }
        rendition.inStreamID = maybe { $0.text() }
        rendition.characteristics = some { $0.text() }
        rendition.channels = maybe { $0.text() }
        rendition.otherAttributes = some { $0.attribute() }
        return rendition
    }
}

extension RandomObservations: RandomNumberGenerator {
    mutating func next() -> UInt64 { generator.next() }

    mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[int(0...values.count - 1)] }

    private mutating func flag() -> Bool { int(0...1) == 1 }

    private mutating func number() -> Int { pick([0, 1, -1, 403, .max, .min, int(-9...1_000_000)]) }

    private mutating func double() -> Double {
        pick([0, 0.1, -1e300, .leastNonzeroMagnitude, .infinity, Double.random(in: -1e6...1e6, using: &self)])
    }

    private mutating func date() -> Date {
        pick([
            .distantPast, .distantFuture, Date(timeIntervalSinceReferenceDate: double()),
            Date(timeIntervalSince1970: 1_770_906_127.931),
            Date(timeIntervalSince1970: Double.random(in: 0...2e9, using: &self)),
        ])
    }

    private mutating func duration() -> Duration {
        pick([
            .zero, .milliseconds(1_857), .seconds(-3) - .nanoseconds(1), .seconds(Int64.max / 2),
            Duration(secondsComponent: 4, attosecondsComponent: Int64(int(0...999_999_999_999_999_999))),
        ])
    }

    private mutating func session() -> SessionID { SessionID(number()) }

    private mutating func fragmentNumber() -> FragmentNumber {
        let digits = ["7", "007", "91343852333185057105875891022195998207386831087", "0", "8"]
        return pick(digits.compactMap { FragmentNumber($0) })
    }

    private mutating func text() -> String {
        pick([
            "", "cam", "a \"b\" \\ c\n\t\u{0}", "ünï 映像 🎥", "\u{1B}[31m\u{202E}\u{2028}\u{E0001}",
            "getMP4MediaFragment.mp4?FragmentNumber=91343852333185057105875891022195998207386831087",
        ])
    }

    private mutating func maybe<Value>(_ make: (inout Self) -> Value) -> Value? {
        flag() ? make(&self) : nil
    }

    private mutating func some<Value>(_ make: (inout Self) -> Value) -> [Value] {
        (0..<int(0...2)).map { _ in make(&self) }
    }
}
