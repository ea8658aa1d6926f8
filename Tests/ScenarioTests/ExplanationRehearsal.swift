import FoundationEssentials
import StreamAnalysis

@testable import KinesisVideoSimulator

/// One session of the simulated service over its life, polled once a second, and what it showed of each fragment.
struct ExplanationRehearsal {
    /// What playlists said of one fragment.
    struct Appearance: Hashable {
        /// How many fragments of the session came before it.
        var position: Int
        var isDiscontinuity: Bool
        /// EXTINF in milliseconds.
        var duration: Int64
        /// EXT-X-PROGRAM-DATE-TIME.
        var date: Date
        var firstSeen: Date
    }

    /// The error that the session couldn't be opened with.
    private(set) var refusal: ServiceError?
    /// What was seen, by number.
    private(set) var appearances: [String: Appearance] = [:]
    /// Polls that showed no new state: the playlist stood still, or the service refused.
    private(set) var blindPolls: [Date] = []
    /// When the service ended the session before its time.
    private(set) var ended: Date?
    /// What the service said twice, and differently.
    private(set) var contradictions: [String] = []

    private let terms: SessionTerms
    private let firstNumber: Int
    private var token = ""
    private var shown: PlaylistWindow?

    /// Opens the session of `terms` and polls it once a second until `end`.
    init(
        _ terms: SessionTerms, of stream: SimulatedStream, until end: Date,
        in service: inout ArchivedMediaService
    ) {
        self.terms = terms
        firstNumber = stream.script.firstMediaSequence
        var generator = SplitMix64(state: 7)
        do throws(ServiceError) {
            let url = try service.getHLSStreamingSessionURL(
                terms.request(of: stream.name), at: terms.opened, using: &generator)
            token = String(url.split(separator: "SessionToken=").last ?? "")
        } catch {
            refusal = error
            return
        }
        var date = terms.opened
        while date < min(end, terms.expires), ended == nil {
            poll(at: date, stream, &service)
            if case .onDemand = terms.mode { return }
            date += 1
        }
    }

    private mutating func poll(
        at date: Date, _ stream: SimulatedStream, _ service: inout ArchivedMediaService
    ) {
        let now = Instant(date)
        if stream.playlistInstant(at: now) != now { blindPolls.append(date) }
        do throws(ServiceError) {
            let window = try service.playlistWindow(token: token, at: date)
            guard window != shown else { return }
            shown = window
            note(window, try service.mediaPlaylist(token: token, track: 1, at: date), at: date)
        } catch {
            if error == .sessionExpired { ended = date } else { blindPolls.append(date) }
        }
    }

    private mutating func note(_ window: PlaylistWindow, _ text: String, at date: Date) {
        let segments = SegmentLines(text).segments
        if segments.count != window.fragments.count { contradictions.append("\(date): \(text)") }
        for ((offset, fragment), segment) in zip(window.fragments.enumerated(), segments) {
            let appearance = Appearance(
                position: window.mediaSequence - firstNumber + offset,
                isDiscontinuity: segment.isDiscontinuity,
                duration: fragment.duration.milliseconds,
                date: fragment.timestamp(terms.clock == .producer ? .producer : .server).date, firstSeen: date
            )
            var known = appearances[fragment.number] ?? appearance
            known.firstSeen = date
            if known != appearance {
                contradictions.append("\(fragment.number): \(known), then \(appearance)")
            }
            if segment.duration != appearance.duration {
                contradictions.append("EXTINF of \(fragment.number)")
            }
            if appearances[fragment.number] == nil { appearances[fragment.number] = appearance }
        }
    }
}

/// The segments of a playlist's text, read with no parser of ours.
private struct SegmentLines {
    var segments: [(isDiscontinuity: Bool, duration: Int64)] = []

    init(_ text: String) {
        var isDiscontinuity = false
        var duration: Int64 = 0
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            if line.first != UInt8(ascii: "#") {
                segments.append((isDiscontinuity, duration))
                isDiscontinuity = false
            } else if line.starts(with: "#EXTINF:".utf8) {
                let seconds = Double(String(Substring(line.dropFirst(8).dropLast()))) ?? 0
                duration = Int64((seconds * 1000).rounded())
            } else if line.elementsEqual("#EXT-X-DISCONTINUITY".utf8) {
                isDiscontinuity = true
            }
        }
    }
}

extension SessionTerms {
    /// The request for such a session.
    func request(of stream: String) -> GetHLSStreamingSessionURLRequest {
        var request = GetHLSStreamingSessionURLRequest(streamName: stream)
        request.playbackMode = mode.word
        let selector: TimestampSelector = clock == .producer ? .producer : .server
        switch mode {
        case .live: request.hlsFragmentSelector = FragmentSelector(selector)
        case .liveReplay(let from, let to):
            request.hlsFragmentSelector = FragmentSelector(selector, from: from, through: to)
        case .onDemand(let from, let to):
            request.hlsFragmentSelector = FragmentSelector(selector, from: from, through: to)
        }
        request.discontinuityMode = discontinuities.rawValue
        request.displayFragmentTimestamp = showsDates ? "ALWAYS" : "NEVER"
        request.expires = Int(expires.timeIntervalSince(opened).rounded())
        request.maxMediaPlaylistFragmentResults = limit
        return request
    }
}
