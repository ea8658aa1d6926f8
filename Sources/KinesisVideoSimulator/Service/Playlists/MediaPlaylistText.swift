/// A media playlist as the service writes it: the same tags in the same order, and no EXT-X-DISCONTINUITY-SEQUENCE.
///
/// Playlists of MPEG-TS are documented only in that segments hold all tracks with what decoders need: that they have no EXT-X-MAP,
/// a lower version, and URIs of this form is inferred.
struct MediaPlaylistText {
    /// The session whose playlist it is.
    let session: StreamingSession
    /// Its token, which all URIs carry.
    let token: String
    /// Its track.
    let track: Int
    /// How URIs name fragments.
    let naming: ServiceScript.FragmentNaming
    /// What it shows.
    let window: PlaylistWindow

    /// Fragments that are further apart than this, or overlap by more, are discontinuous.
    ///
    /// Source: KVS API reference, GetHLSStreamingSessionURL, DiscontinuityMode.
    private static let tolerance: Int64 = 50

    /// The text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The text in UTF-8.
    var bytes: [UInt8] {
        let form = SegmentForm(container: session.container, query: query)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512 + window.fragments.count * (form.byteCount + 128))
        appendHeader(to: &bytes)
        var predecessor = window.predecessor.map { Segment($0, by: session.selector) }
        var ordinal: Int?
        var dates = ProgramDates()
        for (fragment, entry) in zip(window.fragments.indices, window.entries) {
            let segment = Segment(window.fragments[fragment], by: session.selector)
            if isDiscontinuity(before: segment, after: predecessor) { bytes += form.discontinuity }
            appendMap(of: entry, after: &ordinal, to: &bytes)
            append(segment, &dates, form, to: &bytes)
            appendName(of: fragment, to: &bytes)
            bytes += form.end
            predecessor = segment
        }
        if window.isComplete { bytes += "#EXT-X-ENDLIST\n".utf8 }
        return bytes
    }

    /// What all segments have in common.
    private struct SegmentForm {
        let discontinuity = Array("#EXT-X-DISCONTINUITY\n".utf8)
        let date = Array("#EXT-X-PROGRAM-DATE-TIME:".utf8)
        let duration = Array("#EXTINF:".utf8)
        let uri: [UInt8]
        let end: [UInt8]

        init(container: StreamingSession.Container, query: String) {
            let resource = container == .fragmentedMP4 ? "getMP4MediaFragment.mp4" : "getTSFragment.ts"
            uri = Array(",\n\(resource)?FragmentNumber=".utf8)
            end = Array("&\(query)\n".utf8)
        }

        var byteCount: Int { discontinuity.count + date.count + duration.count + uri.count + end.count }
    }

    private var query: String { "SessionToken=\(token)&TrackNumber=\(track)" }

    private func appendHeader(to bytes: inout [UInt8]) {
        // Source: RFC 8216 §7: decimals in EXTINF came with version 3, EXT-X-MAP with 6.
        bytes += "#EXTM3U\n#EXT-X-VERSION:\(session.container == .fragmentedMP4 ? 7 : 3)\n".utf8
        if case .onDemand = session.mode { bytes += "#EXT-X-PLAYLIST-TYPE:VOD\n".utf8 }
        bytes += "#EXT-X-TARGETDURATION:\(targetDuration)\n".utf8
        bytes += "#EXT-X-MEDIA-SEQUENCE:\(window.mediaSequence)\n#EXT-X-INDEPENDENT-SEGMENTS\n".utf8
    }

    /// The longest fragment's duration, rounded up.
    private var targetDuration: Int64 {
        let longest = window.fragments.lazy.map(\.duration).max() ?? .zero
        return max(1, (longest.milliseconds + 999) / 1000)
    }

    /// Announces the initialization segment of `entry` where it isn't the one announced last.
    private func appendMap(
        of entry: ShownFragments.Entry, after ordinal: inout Int?, to bytes: inout [UInt8]
    ) {
        guard session.container == .fragmentedMP4 else { return }
        let next = session.shown.codecs.ordinal(ofTrack: track, inPeriod: entry.period)
        guard next != ordinal else { return }
        ordinal = next
        bytes += "#EXT-X-MAP:URI=\"getMP4InitFragment.mp4?\(query)&SequenceNumber=\(next)\"\n".utf8
    }

    private func append(
        _ segment: Segment, _ dates: inout ProgramDates, _ form: SegmentForm, to bytes: inout [UInt8]
    ) {
        if session.showsDates {
            bytes += form.date
            dates.append(segment.start, to: &bytes)
            bytes.append(UInt8(ascii: "\n"))
        }
        bytes += form.duration
        dates.append(seconds: segment.duration, to: &bytes)
        bytes += form.uri
    }

    private func appendName(of fragment: Int, to bytes: inout [UInt8]) {
        switch naming {
        case .numbers: bytes += window.fragments[fragment].number.utf8
        case .counters: bytes += String(window.entries.startIndex + fragment).utf8
        }
    }

    private func isDiscontinuity(before segment: Segment, after predecessor: Segment?) -> Bool {
        switch session.discontinuities {
        case .always: return true
        case .never: return false
        case .onDiscontinuity:
            guard let predecessor else { return false }
            let end = predecessor.start.milliseconds + predecessor.duration
            return abs(segment.start.milliseconds - end) > Self.tolerance
        }
    }

    /// What a playlist says of a fragment, but for its name.
    private struct Segment {
        var start: Instant
        /// In milliseconds.
        var duration: Int64

        init(_ fragment: StoredFragment, by selector: TimestampSelector) {
            start = fragment.timestamp(selector)
            duration = fragment.duration.milliseconds
        }
    }
}
