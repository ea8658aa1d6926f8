/// Writes playlists as Kinesis Video Streams does: `TagTable` gives the order of the tags.
public enum PlaylistWriter {
    /// The text of `playlist`, each line ended by LF.
    public static func text(of playlist: Playlist) -> String {
        switch playlist {
        case .media(let media): text(of: media)
        case .multivariant(let multivariant): text(of: multivariant)
        }
    }

    /// The text of `playlist`, each line ended by LF.
    public static func text(of playlist: MediaPlaylist) -> String {
        var lines = PlaylistText()
        let common = CommonTags(playlist)
        for tag in TagTable.all {
            switch tag.writing {
            case .common(let write): lines.add(tag) { write(common, $0) }
            case .media(let write): lines.add(tag) { write(playlist, $0) }
            default: break
            }
        }
        let unknown = Dictionary(grouping: playlist.unknownTags) { $0.segmentIndex ?? 0 }
        for (index, segment) in playlist.segments.enumerated() {
            lines.add(unknown[index] ?? [])
            lines.add(segment)
        }
        for index in unknown.keys.sorted() where index >= playlist.segments.count {
            lines.add(unknown[index] ?? [])
        }
        for tag in TagTable.all {
            if case .ending(let write) = tag.writing { lines.add(tag) { write(playlist, $0) } }
        }
        return lines.text
    }

    /// The text of `playlist`, each line ended by LF.
    public static func text(of playlist: MultivariantPlaylist) -> String {
        var lines = PlaylistText()
        let common = CommonTags(playlist)
        for tag in TagTable.all {
            if case .common(let write) = tag.writing { lines.add(tag) { write(common, $0) } }
        }
        lines.add(playlist.unknownTags)
        for tag in TagTable.all {
            if case .multivariant(let write) = tag.writing { lines.add(tag) { write(playlist, $0) } }
        }
        return lines.text
    }
}

/// The lines written so far.
struct PlaylistText {
    /// The whole text; it begins as every playlist does (RFC 8216 §4.3.1.1).
    private(set) var text = "#EXTM3U\n"

    /// Adds a line of `tag` for every value that `write` emits; an empty value is a tag without a colon.
    mutating func add(_ tag: Tag, _ write: ((String) -> Void) -> Void) {
        write { value in
            text += value.isEmpty ? "#\(tag.name)\n" : "#\(tag.name):\(value)\n"
        }
    }

    /// Adds lines that were kept as they came.
    mutating func add(_ unknown: [UnknownTag]) {
        for tag in unknown { text += tag.text + "\n" }
    }

    /// Adds the tags of `segment` and its URI.
    mutating func add(_ segment: MediaSegment) {
        for tag in TagTable.all {
            if case .segment(let write) = tag.writing { add(tag) { write(segment, $0) } }
        }
        text += segment.uri + "\n"
    }
}
