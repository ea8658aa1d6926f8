extension ClipTrack {
    /// Appends the tables that tell of each frame; the chunks begin at `offsets`, told as an `stco` or a `co64`.
    ///
    /// Source: ISO/IEC 14496-12 §8.6, §8.7.
    func appendTables(offsets: [UInt64], as type: BoxType, to writer: inout ByteWriter) {
        writer.appendSampleEntries(sampleEntries)
        writer.appendRuns("stts", of: samples.map(\.duration))
        let shifts = samples.map(\.compositionOffset)
        if shifts.contains(where: { $0 != 0 }) {
            // Version 1 brought offsets that are negative.
            let version: UInt8 = shifts.contains { $0 < 0 } ? 1 : 0
            writer.appendRuns("ctts", version: version, of: shifts.map(UInt32.init(bitPattern:)))
        }
        appendSyncSamples(to: &writer)
        writer.fullBox("stsz") { box in
            box.appendZeros(4)
            box.append(UInt32(clamping: samples.count))
            for sample in samples { box.append(UInt32(clamping: sample.byteCount)) }
        }
        appendChunks(to: &writer)
        Self.append(offsets, as: type, to: &writer)
    }

    /// Without this table, decoding can begin with any frame, as it can with sound.
    private func appendSyncSamples(to writer: inout ByteWriter) {
        guard description.media != .audio, samples.contains(where: { !$0.isSync }) else { return }
        let numbers = samples.indices.filter { samples[$0].isSync }.map { UInt32(clamping: $0 + 1) }
        writer.fullBox("stss") { box in
            box.append(UInt32(clamping: numbers.count))
            for number in numbers { box.append(number) }
        }
    }

    /// Which chunk has how many frames, and how they are decoded; said where it changes.
    private func appendChunks(to writer: inout ByteWriter) {
        let contents = chunks.map { [UInt32(clamping: $0.frames.count), $0.entryNumber] }
        let changes = contents.indices.filter { $0 == 0 || contents[$0] != contents[$0 - 1] }
        writer.fullBox("stsc") { box in
            box.append(UInt32(clamping: changes.count))
            for index in changes {
                box.append(UInt32(clamping: index + 1))
                for number in contents[index] { box.append(number) }
            }
        }
    }

    private static func append(_ offsets: [UInt64], as type: BoxType, to writer: inout ByteWriter) {
        writer.fullBox(type) { box in
            box.append(UInt32(clamping: offsets.count))
            for offset in offsets {
                if type == "co64" { box.append(offset) } else { box.append(UInt32(clamping: offset)) }
            }
        }
    }
}

extension ByteWriter {
    /// Appends a table of runs of equal `values`.
    fileprivate mutating func appendRuns(_ type: BoxType, version: UInt8 = 0, of values: [UInt32]) {
        let runs = values.runs
        fullBox(type, version: version) { box in
            box.append(UInt32(clamping: runs.count))
            for run in runs {
                box.append(UInt32(clamping: run.count))
                box.append(run.value)
            }
        }
    }
}
