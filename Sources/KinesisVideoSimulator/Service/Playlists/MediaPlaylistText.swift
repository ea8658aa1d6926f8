/// A media playlist as the service writes it: the same tags in the same order, and no EXT-X-DISCONTINUITY-SEQUENCE.
struct MediaPlaylistText {
    /// The session whose playlist it is.
    let session: StreamingSession
    /// Its token, which all URIs carry.
    let token: String
    /// Its track.
    let track: Int
    /// What it shows.
    let window: PlaylistWindow

    /// Fragments that are further apart than this, or overlap by more, are discontinuous.
    ///
    /// Source: KVS API reference, GetHLSStreamingSessionURL, DiscontinuityMode.
    private static let tolerance: Duration = .milliseconds(50)

    /// The text.
    var text: String {
        var lines = ["#EXTM3U", "#EXT-X-VERSION:7"]
        if case .onDemand = session.mode { lines.append("#EXT-X-PLAYLIST-TYPE:VOD") }
        lines += [
            "#EXT-X-TARGETDURATION:\(targetDuration)", "#EXT-X-MEDIA-SEQUENCE:\(window.mediaSequence)",
            "#EXT-X-INDEPENDENT-SEGMENTS",
        ]
        let predecessors = [window.predecessor] + window.fragments.map(Optional.some)
        for (fragment, predecessor) in zip(window.fragments, predecessors) {
            lines += self.lines(for: fragment, after: predecessor)
        }
        if window.isComplete { lines.append("#EXT-X-ENDLIST") }
        return lines.joined(separator: "\n") + "\n"
    }

    private var query: String { "SessionToken=\(token)&TrackNumber=\(track)" }

    /// The longest fragment's duration, rounded up.
    private var targetDuration: Int64 {
        let longest = window.fragments.map(\.duration.milliseconds).max() ?? 0
        return max(1, (longest + 999) / 1000)
    }

    private func lines(for fragment: StoredFragment, after predecessor: StoredFragment?) -> [String] {
        var lines: [String] = []
        if isDiscontinuity(before: fragment, after: predecessor) { lines.append("#EXT-X-DISCONTINUITY") }
        if fragment == window.fragments.first {
            lines.append("#EXT-X-MAP:URI=\"getMP4InitFragment.mp4?\(query)\"")
        }
        if session.showsDates {
            lines.append("#EXT-X-PROGRAM-DATE-TIME:\(DateText.iso8601(fragment.timestamp(session.selector)))")
        }
        lines.append("#EXTINF:\(DateText.seconds(fragment.duration)),")
        lines.append("getMP4MediaFragment.mp4?FragmentNumber=\(fragment.number)&\(query)")
        return lines
    }

    private func isDiscontinuity(before fragment: StoredFragment, after predecessor: StoredFragment?)
        -> Bool
    {
        switch session.discontinuities {
        case .always: return true
        case .never: return false
        case .onDiscontinuity:
            guard let predecessor else { return false }
            let end = predecessor.timestamp(session.selector) + predecessor.duration
            let distance = (fragment.timestamp(session.selector) - end).milliseconds
            return abs(distance) > Self.tolerance.milliseconds
        }
    }
}
