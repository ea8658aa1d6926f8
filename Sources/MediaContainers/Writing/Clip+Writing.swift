extension Clip {
    /// Units of the movie's time a second; those that pictures have.
    private static let timescale: UInt32 = 90_000

    /// The file: `ftyp`, `moov`, then `mdat`.
    package var bytes: [UInt8] {
        var mediaHeader = ByteWriter()
        mediaHeader.appendBoxHeader("mdat", count: mediaByteCount)
        // The size of what goes in front doesn't depend on the offsets written inside.
        let start = header(mediaStart: 0).count + mediaHeader.bytes.count
        var writer = ByteWriter()
        writer.append(contentsOf: header(mediaStart: start))
        writer.append(contentsOf: mediaHeader.bytes)
        for frame in chunks.lazy.flatMap(\.chunk.frames) { writer.append(contentsOf: frame.data) }
        return writer.bytes
    }

    private var mediaByteCount: Int { chunks.reduce(0) { $0 + $1.chunk.byteCount } }

    /// Offsets of 64 bits where 32 might not do: what goes in front counts, too, and is smaller than the media.
    private var offsetTable: BoxType { mediaByteCount > Int(UInt32.max) / 2 ? "co64" : "stco" }

    /// The chunks in the order of the file, each with the index of its track: part after part.
    private var chunks: [(track: Int, chunk: ClipTrack.Chunk)] {
        tracks.indices.flatMap { index in tracks[index].chunks.map { (track: index, chunk: $0) } }
            .sorted { ($0.chunk.part, $0.track) < ($1.chunk.part, $1.track) }
    }

    private func header(mediaStart: Int) -> [UInt8] {
        var offsets: [[UInt64]] = Array(repeating: [], count: tracks.count)
        var offset = UInt64(mediaStart)
        for (track, chunk) in chunks {
            offsets[track].append(offset)
            offset += UInt64(chunk.byteCount)
        }
        var writer = ByteWriter()
        writer.box("ftyp") { box in
            // iso4 brought offsets of composition that are negative.
            let minorVersion: UInt32 = 512
            box.append(contentsOf: "isom".utf8)
            box.append(minorVersion)
            for brand in ["isom", "iso4", "mp41"] { box.append(contentsOf: brand.utf8) }
        }
        writer.box("moov") { appendMovie(offsets: offsets, to: &$0) }
        return writer.bytes
    }

    private func appendMovie(offsets: [[UInt64]], to writer: inout ByteWriter) {
        let edits = tracks.map { TrackEdit($0, timescale: Self.timescale) }
        let origin = edits.map(\.start).min() ?? 0
        let ends = edits.map { UInt64(max(0, $0.start - origin + $0.duration)) }
        writer.appendMovieHeader(
            timescale: Self.timescale, duration: ends.max() ?? 0,
            nextTrackID: (tracks.map(\.description.id).max() ?? 0) &+ 1)
        for (index, track) in tracks.enumerated() {
            writer.box("trak") { trak in
                trak.appendTrackHeader(track.description, duration: ends[index])
                edits[index].append(origin: origin, to: &trak)
                trak.appendMedia(track.description, duration: UInt64(max(0, track.duration))) {
                    track.appendTables(offsets: offsets[index], as: offsetTable, to: &$0)
                }
            }
        }
    }
}
