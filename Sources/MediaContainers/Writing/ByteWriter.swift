/// Bytes of boxes that are being written, big-endian.
struct ByteWriter {
    /// What was written so far.
    private(set) var bytes: [UInt8] = []

    /// Appends `number` in its full width.
    mutating func append(_ number: some FixedWidthInteger) {
        for shift in stride(from: number.bitWidth - 8, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    /// Appends `count` bytes of 0: reserved fields and empty tables.
    mutating func appendZeros(_ count: Int) {
        bytes += Array(repeating: 0, count: count)
    }

    /// Appends `contents` as they are.
    mutating func append(contentsOf contents: some Sequence<UInt8>) {
        bytes += contents
    }

    /// Appends a box whose contents `write` appends; the size is filled in afterwards.
    mutating func box(_ type: BoxType, _ write: (inout ByteWriter) -> Void) {
        var contents = ByteWriter()
        write(&contents)
        appendBoxHeader(type, count: contents.bytes.count)
        bytes += contents.bytes
    }

    /// Appends the header of a box with `count` bytes of contents. Source: ISO/IEC 14496-12 §4.2.
    mutating func appendBoxHeader(_ type: BoxType, count: Int) {
        let size = UInt32(exactly: count + 8)
        let sizeFollows: UInt32 = 1
        append(size ?? sizeFollows)
        append(type.code)
        if size == nil { append(UInt64(count) + 16) }
    }

    /// Appends a box that opens with a version and flags.
    mutating func fullBox(
        _ type: BoxType, version: UInt8 = 0, flags: UInt32 = 0, _ write: (inout ByteWriter) -> Void = { _ in }
    ) {
        box(type) { writer in
            writer.append(UInt32(version) << 24 | flags)
            write(&writer)
        }
    }
}
