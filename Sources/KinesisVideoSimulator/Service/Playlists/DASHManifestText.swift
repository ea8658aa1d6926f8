import MediaContainers

/// A session's MPEG-DASH manifest: one period, a set for each track, and a time line without gaps.
///
/// Documented are the time line that is closed up, `kvs:ts` and `kvs:fn`, and that fragments are named by their position in the
/// session (KVS API reference, GetDASHStreamingSessionURL); the rest is what ISO/IEC 23009-1 needs. How `kvs:ts` spells
/// times isn't documented: as the service's Matroska tags do.
struct DASHManifestText {
    /// The session whose manifest it is.
    let session: StreamingSession
    /// Its token, which all URLs carry.
    let token: String
    /// What it shows.
    let window: PlaylistWindow
    /// When it is asked for.
    let now: Instant

    /// The text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The text in UTF-8.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        let bytesASegment = 128
        bytes.reserveCapacity(4096 + session.tracks.count * window.fragments.count * bytesASegment)
        bytes += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8
        bytes +=
            """
            <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" xmlns:kvs="urn:amazon:kinesisvideo" \
            profiles="urn:mpeg:dash:profile:isoff-live:2011" minBufferTime="\(Self.text(longest))" \(presentation)>
            <Period id="0" start="PT0S">

            """.utf8
        for track in session.tracks { append(track, to: &bytes) }
        bytes += "</Period>\n</MPD>\n".utf8
        return bytes
    }

    /// What changes with time: a manifest to which nothing is added is static.
    private var presentation: String {
        guard !window.isComplete else {
            return "type=\"static\" mediaPresentationDuration=\"\(Self.text(end - offset))\""
        }
        let start = session.opened - session.shown.length(at: session.opened)
        return """
            type="dynamic" availabilityStartTime="\(DateText.iso8601(start))" publishTime="\(DateText.iso8601(now))" \
            minimumUpdatePeriod="PT1S" timeShiftBufferDepth="\(Self.text(end - beginning))"
            """
    }

    private var longest: Duration { window.fragments.lazy.map(\.duration).max() ?? .zero }
    private var beginning: Duration { window.entries.first?.offset ?? .zero }
    private var end: Duration {
        (window.entries.last?.offset ?? .zero) + (window.fragments.last?.duration ?? .zero)
    }
    /// What of the media's time lies before the presentation: what was trimmed of a recording.
    private var offset: Duration { window.isComplete ? beginning : .zero }

    private func append(_ track: CodedTrack, to bytes: inout [UInt8]) {
        let kind = track.codec == .aac ? "audio" : "video"
        let query = "SessionToken=\(token)&amp;TrackNumber=\(track.number)"
        bytes +=
            """
            <AdaptationSet contentType="\(kind)" mimeType="\(kind)/mp4" segmentAlignment="true" startWithSAP="1">
            <Representation id="\(track.number)" \(attributes(of: track))>
            <SegmentTemplate timescale="1000" presentationTimeOffset="\(offset.milliseconds)" \
            startNumber="\(window.entries.startIndex)" initialization="getMP4InitFragment.mp4?\(query)" \
            media="getMP4MediaFragment.mp4?FragmentNumber=$Number$&amp;\(query)">
            <SegmentTimeline>

            """.utf8
        for (entry, fragment) in zip(window.entries, window.fragments) { append(entry, fragment, to: &bytes) }
        bytes += "</SegmentTimeline>\n</SegmentTemplate>\n</Representation>\n</AdaptationSet>\n".utf8
    }

    private func attributes(of track: CodedTrack) -> String {
        let bandwidth = window.fragments.prefix(5).map(\.bitsPerSecond).max() ?? 0
        var attributes = "codecs=\"\(track.codecName ?? "")\" bandwidth=\"\(max(1, bandwidth))\""
        if let size = track.pictureSize { attributes += " width=\"\(size.width)\" height=\"\(size.height)\"" }
        if case .audio(let samplesPerSecond, _) = track.content {
            attributes += " audioSamplingRate=\"\(samplesPerSecond)\""
        }
        return attributes
    }

    private func append(
        _ entry: ShownFragments.Entry, _ fragment: StoredFragment, to bytes: inout [UInt8]
    ) {
        bytes += "<S t=\"\(entry.offset.milliseconds)\" d=\"\(fragment.duration.milliseconds)\"".utf8
        if session.showsDates {
            bytes += " kvs:ts=\"".utf8
            DateText.append(padded: entry.timestamp, to: &bytes)
            bytes.append(UInt8(ascii: "\""))
        }
        if session.showsNumbers { bytes += " kvs:fn=\"\(fragment.number)\"".utf8 }
        bytes += "/>\n".utf8
    }

    private static func text(_ duration: Duration) -> String { "PT\(DateText.seconds(duration))S" }
}
