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
        var end = position
        while end < bytes.count, bytes[end] != .lineFeed { end += 1 }
        var line = bytes[position..<end]
        if line.last == .carriageReturn { line.removeLast() }
        position = end + 1
        number += 1
        return Line(number: number, bytes: line)
    }
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
