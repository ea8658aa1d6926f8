extension MediaFragment {
    /// Reads a segment of one `moof` with one run of frames, all fields written per frame, and its `mdat`.
    package init(parsing bytes: [UInt8]) throws(ContainerError) {
        let boxes = try Box.boxes(in: bytes[...])
        guard let fragment = boxes.first(where: { $0.type == "moof" }) else { throw .missing("moof") }
        guard let data = boxes.first(where: { $0.type == "mdat" }) else { throw .missing("mdat") }
        var header = try fragment.descendant("mfhd").reader
        try header.skip(4)
        let track = try fragment.descendant("traf")
        var trackHeader = try track.descendant("tfhd").reader
        try trackHeader.skip(4)
        var time = try track.descendant("tfdt").reader
        let version = try time.versionAndFlags().version
        self.init(
            sequenceNumber: try header.number(), trackID: try trackHeader.number(),
            baseDecodeTime: try time.time(version: version),
            samples: try Self.samples(trun: track.descendant("trun")),
            media: Array(data.payload))
    }

    private static func samples(trun: Box) throws(ContainerError) -> [Sample] {
        var reader = trun.reader
        let flags = try reader.versionAndFlags().flags
        let perSample = FragmentFlag.hasDurations | FragmentFlag.hasSizes | FragmentFlag.hasFlags
        guard flags & perSample == perSample else { throw .malformed("trun", "it leaves fields to defaults") }
        let count: UInt32 = try reader.number()
        if flags & FragmentFlag.hasDataOffset != 0 { try reader.skip(4) }
        var samples: [Sample] = []
        for _ in 0..<count {
            var sample = Sample(
                duration: try reader.number(), byteCount: Int(try reader.number(UInt32.self)),
                isSync: try reader.number(UInt32.self) & FragmentFlag.isNonSync == 0)
            if flags & FragmentFlag.hasCompositionOffsets != 0 {
                sample.compositionOffset = try reader.number()
            }
            samples.append(sample)
        }
        return samples
    }
}
