import MediaContainers

/// A session's multivariant playlist as the service writes it: one variant, the sound as a rendition of its own.
///
/// FORCED stands there as it does in the service's, although RFC 8216 §4.3.4.1 allows it for subtitles only: Chromium's own player
/// refuses the playlist for that, and plays a media playlist's URL.
struct MultivariantPlaylistText {
    /// The session's token, which all URIs carry.
    let token: String
    /// What the session showed first: bit rates are estimated from it.
    let fragments: [ProducedFragment]
    /// The media.
    let source: SourceMedia

    /// The text.
    var text: String {
        let codecs = [source.video.codecName, source.audio.codecName].compactMap(\.self).joined(
            separator: ",")
        return """
            #EXTM3U
            #EXT-X-VERSION:1
            #EXT-X-MEDIA:AUTOSELECT=YES,FORCED=NO,TYPE=AUDIO,URI="\(uri(.audio))",GROUP-ID="audio",DEFAULT=NO,NAME="audio"
            #EXT-X-STREAM-INF:CODECS="\(codecs)",RESOLUTION=\(resolution),FRAME-RATE=15.63,BANDWIDTH=\(bandwidth),AUDIO="audio"
            \(uri(.video))

            """
    }

    private func uri(_ track: FragmentPackager.TrackNumber) -> String {
        "getHLSMediaPlaylist.m3u8?SessionToken=\(token)&TrackNumber=\(track.rawValue)"
    }

    private var resolution: String {
        switch source.video.media {
        case .video(let width, let height): "\(width)x\(height)"
        case .audio: "0x0"
        }
    }

    /// Bits a second of the largest fragment. Source: RFC 8216 §4.3.4.2 asks for the peak.
    private var bandwidth: Int64 {
        let rates = fragments.map { Int64($0.byteCount) * 8 * 1000 / max(1, $0.duration.milliseconds) }
        return rates.max() ?? 0
    }
}
