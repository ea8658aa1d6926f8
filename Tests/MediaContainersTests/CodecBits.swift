/// Bits that are put together by hand, as parameter sets are: a byte's top bit first.
struct CodecBits {
    private var bits: [Bool] = []

    /// The bits, filled up to whole bytes with zeros.
    var bytes: [UInt8] {
        stride(from: 0, to: bits.count, by: 8).map { start in
            (0..<8).reduce(0) { $0 << 1 | (start + $1 < bits.count && bits[start + $1] ? 1 : 0) }
        }
    }

    /// Appends whole bytes.
    mutating func fixed(_ bytes: [UInt8]) {
        for byte in bytes { append(UInt(byte), count: 8) }
    }

    /// Appends the digits in `text`, one bit each.
    mutating func flags(_ text: String) {
        bits += text.filter { $0 != " " }.map { $0 == "1" }
    }

    /// Appends numbers as `ue(v)`. Source: ITU-T H.264 §9.1.
    mutating func golomb(_ numbers: [UInt]) {
        for number in numbers {
            let length = UInt.bitWidth - (number + 1).leadingZeroBitCount
            append(0, count: length - 1)
            append(number + 1, count: length)
        }
    }

    /// Appends numbers as `se(v)`. Source: ITU-T H.264 §9.1.1.
    mutating func signedGolomb(_ numbers: [Int]) {
        golomb(numbers.map { $0 > 0 ? UInt(2 * $0 - 1) : UInt(-2 * $0) })
    }

    private mutating func append(_ number: UInt, count: Int) {
        for index in stride(from: count - 1, through: 0, by: -1) {
            bits.append(number >> UInt(index) & 1 == 1)
        }
    }
}
