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
        let bytesASegment = 192 + query.utf8.count
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256 + window.fragments.count * bytesASegment)
        appendHeader(to: &bytes)
        let query = Array(query.utf8)
        var predecessor = window.predecessor.map { Segment($0, by: session.selector) }
        var ordinal: Int?
        for (fragment, position) in zip(window.fragments, window.entries.indices) {
            let segment = Segment(fragment, by: session.selector)
            if isDiscontinuity(before: segment, after: predecessor) {
                bytes += "#EXT-X-DISCONTINUITY\n".utf8
            }
            appendMap(of: window.entries[position], after: &ordinal, query: query, to: &bytes)
            append(
                segment, number: naming == .numbers ? fragment.number : String(position), query, to: &bytes)
            predecessor = segment
        }
        if window.isComplete { bytes += "#EXT-X-ENDLIST\n".utf8 }
        return bytes
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
        of entry: ShownFragments.Entry, after ordinal: inout Int?, query: [UInt8], to bytes: inout [UInt8]
    ) {
        guard session.container == .fragmentedMP4 else { return }
        let next = session.shown.codecs.ordinal(ofTrack: track, inPeriod: entry.period)
        guard next != ordinal else { return }
        ordinal = next
        bytes += "#EXT-X-MAP:URI=\"getMP4InitFragment.mp4?".utf8
        bytes += query
        bytes += "&SequenceNumber=\(next)\"\n".utf8
    }

    private func append(_ segment: Segment, number: String, _ query: [UInt8], to bytes: inout [UInt8]) {
        if session.showsDates {
            bytes += "#EXT-X-PROGRAM-DATE-TIME:".utf8
            DateText.append(iso8601: segment.start, to: &bytes)
            bytes.append(UInt8(ascii: "\n"))
        }
        bytes += "#EXTINF:".utf8
        DateText.append(seconds: segment.duration, to: &bytes)
        bytes +=
            session.container == .fragmentedMP4
            ? ",\ngetMP4MediaFragment.mp4".utf8 : ",\ngetTSFragment.ts".utf8
        bytes += "?FragmentNumber=".utf8
        bytes += number.utf8
        bytes.append(UInt8(ascii: "&"))
        bytes += query
        bytes.append(UInt8(ascii: "\n"))
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
