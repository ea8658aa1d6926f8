import HLS

/// The newest media playlist of each track: the next one is told by how it differs.
struct LoadedPlaylists: Sendable {
    private var newest: [Int: MediaPlaylist] = [:]

    /// Tells `playlist` of `track`.
    mutating func write(_ playlist: MediaPlaylist, track: Int) -> [JSONNode.Member] {
        let before = newest[track]
        guard playlist != before else { return [JSONNode.Member("same", .flag(true))] }
        newest[track] = playlist
        let known = before?.segments ?? []
        // Every segment of KVS has a URI of its own; where two share one, the other is told in whole.
        let places = Dictionary(
            known.indices.map { (known[$0].uri, $0) }, uniquingKeysWith: { first, _ in first })
        let segments = References.write(playlist.segments) { segment in
            places[segment.uri].flatMap { known[$0] == segment ? $0 : nil }
        } whole: {
            Notation<MediaSegment>.segment.write($0) ?? .null
        }
        return [
            JSONNode.Member("playlist", Notation<MediaPlaylist>.playlistHead.write(playlist) ?? .null),
            JSONNode.Member("segments", segments),
        ]
    }

    /// The playlist of `track` that the line `node` tells.
    mutating func read(_ node: JSONNode, track: Int) throws(Mismatch) -> MediaPlaylist {
        let before = newest[track]
        if node["same"] == .flag(true) {
            guard let before else { throw Mismatch("\"same\" points at what isn't there") }
            return before
        }
        var playlist = try node.read("playlist", .playlistHead)
        do throws(Mismatch) {
            playlist.segments = try References.read(
                node["segments"], known: before?.segments ?? [], whole: Notation<MediaSegment>.segment.read)
        } catch {
            throw error.of("segments")
        }
        newest[track] = playlist
        return playlist
    }
}
