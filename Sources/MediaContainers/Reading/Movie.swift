/// A whole MP4 file whose frames are described by sample tables. Source: ISO/IEC 14496-12 §8.
package struct Movie: Hashable, Sendable {
    /// The file.
    package let bytes: [UInt8]
    /// Its video and audio tracks in the order of the file; others are passed over.
    package let tracks: [Track]

    /// Reads a file; every frame is known to lie inside it.
    package init(parsing bytes: [UInt8]) throws(ContainerError) {
        let top = try Box.boxes(in: bytes[...])
        guard let movie = top.first(where: { $0.type == "moov" }) else { throw .missing("moov") }
        var tracks: [Track] = []
        for box in try movie.children() where box.type == "trak" {
            if let track = try Track(trak: box, fileCount: bytes.count) { tracks.append(track) }
        }
        self.tracks = tracks
        self.bytes = bytes
    }

    /// The bytes of `track`'s frames number `range`, one after the other.
    package func media(of track: Track, samples range: Range<Int>) -> [UInt8] {
        track.sampleRanges[range].flatMap { bytes[$0] }
    }
}

extension Track {
    /// Reads a `trak` box, or `nil` where it is neither video nor audio.
    init?(trak: Box, fileCount: Int) throws(ContainerError) {
        guard let description = try TrackDescription(trak: trak) else { return nil }
        let table = try SampleTable(stbl: trak.descendant("mdia", "minf", "stbl"), fileCount: fileCount)
        self.init(
            description: description, samples: table.samples, sampleRanges: table.ranges,
            priming: try Self.priming(trak: trak))
    }

    /// The first media time of the edit list that isn't an empty edit. Source: ISO/IEC 14496-12 §8.6.6.
    private static func priming(trak: Box) throws(ContainerError) -> Int64 {
        guard let list = try trak.child("edts")?.child("elst") else { return 0 }
        var reader = list.reader
        let version = try reader.versionAndFlags().version
        let count: UInt32 = try reader.number()
        for _ in 0..<count {
            _ = try reader.time(version: version)
            let start = version == 0 ? Int64(try reader.number(Int32.self)) : try reader.number(Int64.self)
            try reader.skip(4)
            if start >= 0 { return start }
        }
        return 0
    }
}
