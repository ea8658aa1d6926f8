/// A cursor over the bytes of one box; it can't leave them.
struct ByteReader {
    /// What an early end is reported as.
    let box: BoxType?
    private var rest: ArraySlice<UInt8>

    /// Reads `bytes`, the contents of `box`.
    init(_ bytes: ArraySlice<UInt8>, of box: BoxType?) {
        rest = bytes
        self.box = box
    }

    /// How many bytes are left.
    var count: Int { rest.count }

    /// The next `count` bytes.
    mutating func bytes(_ count: Int) throws(ContainerError) -> ArraySlice<UInt8> {
        guard count >= 0, count <= rest.count else { throw .truncated(box) }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    /// Passes over `count` bytes.
    mutating func skip(_ count: Int) throws(ContainerError) {
        _ = try bytes(count)
    }

    /// The next big-endian number of `Number`'s width.
    mutating func number<Number: FixedWidthInteger>(
        _ type: Number.Type = Number.self
    ) throws(ContainerError) -> Number {
        try bytes(Number.bitWidth / 8).reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) }
    }

    /// The version and the flags that open a full box. Source: ISO/IEC 14496-12 §4.2.
    mutating func versionAndFlags() throws(ContainerError) -> (version: UInt8, flags: UInt32) {
        let both: UInt32 = try number()
        return (UInt8(both >> 24), both & 0xFF_FFFF)
    }

    /// A time or duration: 64 bits wide from version 1 on, else 32.
    mutating func time(version: UInt8) throws(ContainerError) -> UInt64 {
        version == 0 ? UInt64(try number(UInt32.self)) : try number()
    }
}
