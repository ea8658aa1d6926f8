extension MediaFragment {
    /// The fragment as a segment of HLS: `moof`, then `mdat`.
    package var bytes: [UInt8] {
        // The size of `moof` doesn't depend on the offset written inside.
        let offset = movieFragment(dataOffset: 0).count + 8
        var writer = ByteWriter()
        writer.append(contentsOf: movieFragment(dataOffset: Int32(clamping: offset)))
        writer.box("mdat") { $0.append(contentsOf: media) }
        return writer.bytes
    }

    private func movieFragment(dataOffset: Int32) -> [UInt8] {
        var writer = ByteWriter()
        writer.box("moof") { box in
            box.fullBox("mfhd") { $0.append(sequenceNumber) }
            box.box("traf") { fragment in
                fragment.fullBox("tfhd", flags: FragmentFlag.offsetsCountFromFragment) { $0.append(trackID) }
                fragment.fullBox("tfdt", version: 1) { $0.append(baseDecodeTime) }
                fragment.fullBox("trun", version: 1, flags: runFlags) { appendRun(dataOffset, to: &$0) }
            }
        }
        return writer.bytes
    }

    private var isReordered: Bool { samples.contains { $0.compositionOffset != 0 } }

    private var runFlags: UInt32 {
        let always =
            FragmentFlag.hasDataOffset | FragmentFlag.hasDurations | FragmentFlag.hasSizes
            | FragmentFlag.hasFlags
        return isReordered ? always | FragmentFlag.hasCompositionOffsets : always
    }

    private func appendRun(_ dataOffset: Int32, to writer: inout ByteWriter) {
        let isReordered = isReordered
        writer.append(UInt32(clamping: samples.count))
        writer.append(dataOffset)
        for sample in samples {
            writer.append(sample.duration)
            writer.append(UInt32(clamping: sample.byteCount))
            writer.append(sample.isSync ? FragmentFlag.syncSample : FragmentFlag.dependentSample)
            if isReordered { writer.append(sample.compositionOffset) }
        }
    }
}
