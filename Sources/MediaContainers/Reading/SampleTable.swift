/// The frames that an `stbl` box describes. Source: ISO/IEC 14496-12 §8.6, §8.7.
struct SampleTable {
    /// The frames in decoding order.
    let samples: [Sample]
    /// Where their bytes lie in the file.
    let ranges: [Range<Int>]

    /// Reads the table of a file of `fileCount` bytes.
    init(stbl: Box, fileCount: Int) throws(ContainerError) {
        let sizes = try Self.sizes(stsz: stbl.descendant("stsz"), fileCount: fileCount)
        let durations = try Self.expanded(stbl.descendant("stts"), count: sizes.count)
        let offsets = try stbl.child("ctts").map { (box) throws(ContainerError) in
            try Self.expanded(box, count: sizes.count)
        }
        let syncs = try stbl.child("stss").map { (box) throws(ContainerError) in Set(try Self.numbers(box)) }
        guard durations.count == sizes.count, offsets.map({ $0.count == sizes.count }) ?? true else {
            throw .malformed("stts", "it doesn't describe as many frames as 'stsz'")
        }
        samples = sizes.indices.map { index in
            Sample(
                duration: durations[index], byteCount: sizes[index],
                isSync: syncs?.contains(UInt64(index + 1)) ?? true,
                compositionOffset: Int32(bitPattern: offsets?[index] ?? 0))
        }
        ranges = try Self.ranges(of: sizes, stbl: stbl, fileCount: fileCount)
    }

    private static func sizes(stsz: Box, fileCount: Int) throws(ContainerError) -> [Int] {
        var reader = stsz.reader
        _ = try reader.versionAndFlags()
        let common: UInt32 = try reader.number()
        let count: UInt32 = try reader.number()
        // A frame has at least one byte: a larger count can only be an attempt to fill the memory.
        guard count <= fileCount else {
            throw .malformed("stsz", "it names more frames than the file has bytes")
        }
        guard common == 0 else { return Array(repeating: Int(common), count: Int(count)) }
        var sizes: [Int] = []
        for _ in 0..<count { sizes.append(Int(try reader.number(UInt32.self))) }
        return sizes
    }

    /// The values of a table of runs (`stts`, `ctts`), one a frame, at most one more than `count`.
    private static func expanded(_ box: Box, count: Int) throws(ContainerError) -> [UInt32] {
        var reader = box.reader
        _ = try reader.versionAndFlags()
        var values: [UInt32] = []
        for _ in 0..<(try reader.number(UInt32.self)) {
            let run: UInt32 = try reader.number()
            let value: UInt32 = try reader.number()
            values += Array(repeating: value, count: min(Int(run), count + 1 - values.count))
        }
        return values
    }

    /// The numbers of a plain table: 32 bits wide, or 64 in `co64`.
    private static func numbers(_ box: Box) throws(ContainerError) -> [UInt64] {
        var reader = box.reader
        _ = try reader.versionAndFlags()
        var numbers: [UInt64] = []
        for _ in 0..<(try reader.number(UInt32.self)) {
            numbers.append(box.type == "co64" ? try reader.number() : UInt64(try reader.number(UInt32.self)))
        }
        return numbers
    }

    private static func chunkOffsets(stbl: Box) throws(ContainerError) -> Box {
        if let wide = try stbl.child("co64") { return wide }
        return try stbl.descendant("stco")
    }

    private static func ranges(
        of sizes: [Int], stbl: Box, fileCount: Int
    ) throws(ContainerError) -> [Range<Int>] {
        let chunks = try numbers(chunkOffsets(stbl: stbl))
        let runs = try ChunkRun.runs(stsc: stbl.descendant("stsc"))
        var ranges: [Range<Int>] = []
        var runIndex = 0
        for (index, start) in chunks.enumerated() {
            while runIndex + 1 < runs.count, runs[runIndex + 1].firstChunk <= index + 1 { runIndex += 1 }
            guard runIndex < runs.count else { break }
            var offset = Int(clamping: start)
            for size in sizes[ranges.count...].prefix(runs[runIndex].samplesPerChunk) {
                guard size <= fileCount, offset <= fileCount - size else { throw .truncated("mdat") }
                ranges.append(offset..<offset + size)
                offset += size
            }
        }
        guard ranges.count == sizes.count else {
            throw .malformed("stsc", "its chunks hold \(ranges.count) of \(sizes.count) frames")
        }
        return ranges
    }
}

/// Chunks that hold the same number of frames. Source: ISO/IEC 14496-12 §8.7.4.
private struct ChunkRun {
    var firstChunk: Int
    var samplesPerChunk: Int

    static func runs(stsc: Box) throws(ContainerError) -> [ChunkRun] {
        var reader = stsc.reader
        _ = try reader.versionAndFlags()
        var runs: [ChunkRun] = []
        for _ in 0..<(try reader.number(UInt32.self)) {
            let first: UInt32 = try reader.number()
            let count: UInt32 = try reader.number()
            try reader.skip(4)
            runs.append(ChunkRun(firstChunk: Int(first), samplesPerChunk: Int(count)))
        }
        return runs
    }
}
