import MediaContainers

/// A session's multivariant playlist as the service writes it: one variant, the sound as a rendition of its own.
///
/// FORCED stands there as it does in the service's, although RFC 8216 §4.3.4.1 allows it for subtitles only: Chromium's own player
/// refuses the playlist for that, and plays a media playlist's URL.
struct MultivariantPlaylistText {
    /// The session's token, which all URIs carry.
    let token: String
    /// What the session showed first: bit rates are estimated from it.
    let fragments: [StoredFragment]
    /// The session's tracks.
    let tracks: [CodedTrack]

    /// The text.
    var text: String {
        let codecs = tracks.compactMap(\.codecName).joined(separator: ",")
        return """
            #EXTM3U
            #EXT-X-VERSION:1
            #EXT-X-MEDIA:AUTOSELECT=YES,FORCED=NO,TYPE=AUDIO,URI="\(uri(2))",GROUP-ID="audio",DEFAULT=NO,NAME="audio"
            #EXT-X-STREAM-INF:CODECS="\(codecs)",RESOLUTION=\(resolution),FRAME-RATE=15.63,BANDWIDTH=\(bandwidth),AUDIO="audio"
            \(uri(1))

            """
    }

    private func uri(_ track: Int) -> String {
        "getHLSMediaPlaylist.m3u8?SessionToken=\(token)&TrackNumber=\(track)"
    }

    private var resolution: String {
        guard case .video(let width, let height) = tracks.first?.content else { return "0x0" }
        return "\(width)x\(height)"
    }

    /// Bits a second of the largest fragment. Source: RFC 8216 §4.3.4.2 asks for the peak.
    private var bandwidth: Int64 {
        let rates = fragments.map { Int64($0.byteCount) * 8 * 1000 / max(1, $0.duration.milliseconds) }
        return rates.max() ?? 0
    }
}
