import MediaContainers

/// A session's multivariant playlist as the service writes it: one variant, the sound as a rendition of its own.
///
/// FORCED stands there as it does in the service's, although RFC 8216 §4.3.4.1 allows it for subtitles only: Chromium's own player
/// refuses the playlist for that, and plays a media playlist's URL. The forms for sound alone and for MPEG-TS, whose segments
/// hold all tracks, are inferred.
struct MultivariantPlaylistText {
    /// The session's token, which all URIs carry.
    let token: String
    /// The session.
    let session: StreamingSession
    /// The stream's archive: bit rates are estimated from what the session showed first.
    let archive: Archive

    /// The text.
    var text: String {
        var variant = [("CODECS", "\"\(codecs)\"")]
        if let resolution { variant.append(("RESOLUTION", resolution)) }
        if let frameRate { variant.append(("FRAME-RATE", frameRate)) }
        variant.append(("BANDWIDTH", String(bandwidth)))
        if rendition != nil { variant.append(("AUDIO", "\"audio\"")) }
        let attributes = variant.map { "\($0)=\($1)" }.joined(separator: ",")
        let lines = ["#EXTM3U", "#EXT-X-VERSION:1", rendition, "#EXT-X-STREAM-INF:\(attributes)", uri(1)]
        return lines.compactMap(\.self).joined(separator: "\n") + "\n"
    }

    private var codecs: String { session.tracks.compactMap(\.codecName).joined(separator: ",") }

    private var rendition: String? {
        guard session.container == .fragmentedMP4, session.tracks.count > 1 else { return nil }
        return
            "#EXT-X-MEDIA:AUTOSELECT=YES,FORCED=NO,TYPE=AUDIO,URI=\"\(uri(2))\",GROUP-ID=\"audio\",DEFAULT=NO,"
            + "NAME=\"audio\""
    }

    private func uri(_ track: Int) -> String {
        "getHLSMediaPlaylist.m3u8?SessionToken=\(token)&TrackNumber=\(track)"
    }

    private var resolution: String? {
        session.tracks.first?.pictureSize.map { "\($0.width)x\($0.height)" }
    }

    /// The fragments that estimates are made from.
    private var first: [StoredFragment] {
        let estimated = 5
        return session.shown.entries.prefix(estimated).map { archive.fragments[$0.index] }
    }

    private var frameRate: String? {
        guard resolution != nil else { return nil }
        return first.first?.picturesPerSecond.map(Self.decimal)
    }

    /// With two decimals at most.
    private static func decimal(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        return String(Double(hundredths) / 100)
    }

    /// Bits a second of the largest fragment. Source: RFC 8216 §4.3.4.2 asks for the peak.
    private var bandwidth: Int64 { first.map(\.bitsPerSecond).max() ?? 0 }
}

extension StoredFragment {
    /// Its size by its duration.
    var bitsPerSecond: Int64 { Int64(byteCount) * 8 * 1000 / max(1, duration.milliseconds) }

    /// How many pictures it shows in a second, or `nil` where that can't be said.
    var picturesPerSecond: Double? {
        switch media.location {
        case .film(let cut):
            return Double(cut.pictureCount) * 1000 / Double(max(1, duration.milliseconds))
        case .stored:
            // The last picture's duration is what the length leaves out.
            let picture = (duration - length).milliseconds
            return picture > 0 ? 1000 / Double(picture) : nil
        }
    }
}

extension CodedTrack {
    /// The size of its pictures: by the parameter sets where they can be read, else as the container says; `nil` for sound.
    var pictureSize: (width: Int, height: Int)? {
        guard case .video(let width, let height) = content else { return nil }
        // Why the parameter sets can't be read is told when the session is opened; here the container's word is taken.
        guard let size = try? configuration()?.pictureSize() else { return (width, height) }
        return (size.width, size.height)
    }
}
