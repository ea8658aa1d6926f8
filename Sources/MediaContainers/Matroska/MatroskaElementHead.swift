/// An element's ID and size. Source: RFC 8794 §4 to §6.
struct MatroskaElementHead: Hashable {
    /// What kind of element it is.
    let id: MatroskaID
    /// How many bytes its contents have; `nil` where the end is told by what follows.
    let size: Int?
    /// How many bytes ID and size have themselves.
    let byteCount: Int

    /// Reads the head that `bytes` begin with, or `nil` where more of them are needed.
    init?(startOf bytes: ArraySlice<UInt8>) throws(MatroskaError) {
        guard let first = bytes.first else { return nil }
        let idCount = first.leadingZeroBitCount + 1
        let longestID = 4
        guard idCount <= longestID else { throw .malformed(nil, "an element's ID has more than four bytes") }
        guard let sizeFirst = bytes.dropFirst(idCount).first else { return nil }
        id = MatroskaID(rawValue: bytes.prefix(idCount).reduce(0) { $0 << 8 | UInt32($1) })
        let sizeCount = sizeFirst.leadingZeroBitCount + 1
        guard sizeCount <= 8 else { throw .malformed(id, "its size has more than eight bytes") }
        byteCount = idCount + sizeCount
        guard let value = VariableInteger(bytes.dropFirst(idCount), byteCount: sizeCount) else { return nil }
        size = value.isUnknown ? nil : value.value
        guard size != nil || MatroskaID.mayHaveUnknownSize.contains(id) else {
            throw .malformed(id, "its size is unknown")
        }
    }
}

/// A number that tells its own length by the zeros in front. Source: RFC 8794 §4.
struct VariableInteger {
    /// The number without the marker of its length, below 2⁵⁶.
    let value: Int
    /// All its bits are 1: as a size, it is unknown.
    let isUnknown: Bool

    /// The number that `bytes` begin with, `byteCount` long, or `nil` where they are too few.
    init?(_ bytes: ArraySlice<UInt8>, byteCount: Int) {
        guard (1...8).contains(byteCount), bytes.count >= byteCount else { return nil }
        let mask = 1 << (7 * byteCount) - 1
        value = bytes.prefix(byteCount).reduce(0) { $0 << 8 | Int($1) } & mask
        isUnknown = value == mask
    }
}
