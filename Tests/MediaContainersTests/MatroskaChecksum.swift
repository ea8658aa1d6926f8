/// The checksum by which ffprobe tells data apart.
enum Checksum {
    /// CRC-32 in eight hexadecimal digits. Source: ISO 3309.
    static func crc32(_ bytes: [UInt8]) -> String {
        let sum = bytes.reduce(UInt32.max) { sum, byte in
            table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ (sum >> 8)
        }
        let digits = String(~sum, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    private static let table = (0..<256 as Range<UInt32>).map { index in
        (0..<8).reduce(index) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }
}
