/// The lines of a playlist: LF or CR LF ends one. Source: RFC 8216 §4.1.
struct Lines: Sequence, IteratorProtocol {
    /// One line.
    struct Line {
        /// Counted from 1.
        var number: Int
        /// Without its end.
        var bytes: ArraySlice<UInt8>
    }

    private let bytes: [UInt8]
    private var position: Int
    private var number = 0

    init(_ bytes: [UInt8], from start: Int = 0) {
        self.bytes = bytes
        position = start
    }

    mutating func next() -> Line? {
        guard position < bytes.count else { return nil }
        let end = endOfLine()
        var line = bytes[position..<end]
        if line.last == .carriageReturn { line.removeLast() }
        position = end + 1
        number += 1
        return Line(number: number, bytes: line)
    }

    /// The position of the next LF, or the end. Eight bytes are looked at together: most of a playlist is long URIs.
    private func endOfLine() -> Int {
        let raw = unsafe bytes.span.bytes
        var end = position
        while end + 8 <= raw.byteCount {
            // Bounds are checked, and any eight bytes are an integer.
            let word = unsafe raw.unsafeLoadUnaligned(fromByteOffset: end, as: UInt64.self).littleEndian
            let matches = word ^ Self.lineFeeds
            let zeros = (matches &- Self.ones) & ~matches & (Self.ones << 7)
            guard zeros == 0 else { return end + zeros.trailingZeroBitCount / 8 }
            end += 8
        }
        while end < bytes.count, bytes[end] != .lineFeed { end += 1 }
        return end
    }

    /// A one in every byte.
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let lineFeeds = ones * UInt64(UInt8.lineFeed)
}

extension UInt8 {
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let quotationMark = UInt8(ascii: "\"")
    static let colon = UInt8(ascii: ":")
    static let comma = UInt8(ascii: ",")
    static let equals = UInt8(ascii: "=")
    static let numberSign = UInt8(ascii: "#")
    static let point = UInt8(ascii: ".")
    static let minus = UInt8(ascii: "-")

    /// A space or a tab.
    var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

    /// The value of a decimal digit, or `nil`.
    var digit: Int? { (0x30...0x39).contains(self) ? Int(self) - 0x30 : nil }
}
