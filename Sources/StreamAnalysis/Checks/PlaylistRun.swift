import FoundationEssentials
import HLS

/// One place of a track's playlist at which something is told.
struct PlaylistPlace: Sendable {
    /// The session.
    var session: SessionID
    /// The track, counted from 1: KVS's `TrackNumber`.
    var track: Int
    /// The segment's media sequence number.
    var mediaSequence: Int
    /// The segment's media: from EXT-X-PROGRAM-DATE-TIME on, or from when it was seen on where there is none.
    var range: ClosedRange<Date>
    /// The fragment's number, where the URI tells it.
    var fragment: FragmentNumber?

    /// The place of what `step` shows for the first time.
    init(_ fresh: PlaylistStep.Fresh, in step: PlaylistStep) {
        self.init(
            fresh.segment.programDateTime, seconds: fresh.segment.duration.inSeconds,
            mediaSequence: fresh.mediaSequence, in: step)
        fragment = Correlation.fragmentNumber(in: fresh.segment.uri)
    }

    /// The place `mediaSequence` of `step`: `seconds` of media from `start` on.
    init(_ start: Date?, seconds: Double = 0, mediaSequence: Int, in step: PlaylistStep) {
        session = step.load.session
        track = step.load.track
        self.mediaSequence = mediaSequence
        let start = start ?? step.load.date
        range = start...max(start, start.addingTimeInterval(seconds))
    }
}

/// Events of one kind and cause that follow one another closely in a track's playlist: one finding that grows.
struct PlaylistRun: Sendable {
    /// What names the finding.
    let subject: String
    /// Where it began.
    let first: PlaylistPlace
    /// Where it happened last.
    private(set) var last: PlaylistPlace
    /// The media it covers.
    private(set) var range: ClosedRange<Date>
    /// The fragments, as many as a finding names.
    private(set) var fragments: [FragmentNumber]
    /// How many events it joins.
    private(set) var count = 1

    /// So many fragments are named in a finding; more are only counted.
    private static let capacity = 50

    /// A run of one.
    init(_ place: PlaylistPlace, cause: String) {
        let name = place.fragment?.digits ?? "session-\(place.session.ordinal)-\(place.mediaSequence)"
        subject = "\(cause)-track-\(place.track)-\(name)"
        (first, last) = (place, place)
        range = place.range
        fragments = place.fragment.map { [$0] } ?? []
    }

    /// Takes in `place` where it is near enough.
    mutating func extend(by place: PlaylistPlace, reach: Reach) -> Bool {
        guard reach.joins(range, place.range) else { return false }
        let start = min(range.lowerBound, place.range.lowerBound)
        range = start...max(range.upperBound, place.range.upperBound)
        last = place
        count += 1
        if let number = place.fragment, fragments.count < Self.capacity { fragments.append(number) }
        return true
    }

    /// The finding of `kind` on it.
    func finding(
        _ kind: Finding.Kind, _ severity: Finding.Severity, cause: String?,
        evidence: [Finding.Evidence] = [], sentences: Finding.Sentences
    ) -> Finding {
        let common: [Finding.Evidence] = [
            .init("media_sequence", .count(last.mediaSequence)), .init("occurrences", .count(count)),
            .init("track", .count(first.track)),
        ]
        return Finding(
            kind: kind, subject: subject, severity: severity, state: .confirmed, from: range.lowerBound,
            to: range.upperBound, fragments: fragments, cause: cause, evidence: evidence + common,
            sentences: sentences)
    }

    /// `Media sequence 41 (22:13:20)`, `3 segments up to media sequence 41 (22:13:20 to 22:13:40)`.
    var words: String {
        let start = Wording.clock(range.lowerBound)
        let track = first.track == 1 ? "" : " of track \(first.track)"
        guard count > 1 else { return "Media sequence \(last.mediaSequence)\(track) (\(start))" }
        return "\(count) segments\(track) up to media sequence \(last.mediaSequence) "
            + "(\(start) to \(Wording.clock(range.upperBound)))"
    }

    /// The verb's form for ``words``.
    func verb(_ one: String, _ many: String) -> String { count == 1 ? one : many }
}

/// The newest run of each cause and track.
struct PlaylistRuns: Sendable {
    private struct Key: Hashable {
        var cause: String
        var track: Int
    }

    private var runs: [Key: PlaylistRun] = [:]

    /// Extends the run of `cause` in the place's track, or begins another with `place`.
    mutating func add(_ place: PlaylistPlace, cause: String, reach: Reach) -> PlaylistRun {
        let key = Key(cause: cause, track: place.track)
        if var run = runs[key], run.extend(by: place, reach: reach) {
            runs[key] = run
            return run
        }
        let run = PlaylistRun(place, cause: cause)
        runs[key] = run
        return run
    }
}
