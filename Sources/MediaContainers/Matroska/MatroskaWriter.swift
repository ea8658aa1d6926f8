/// Elements that are being written. Source: RFC 8794 §4 to §7.
struct MatroskaWriter {
    /// What was written so far.
    private(set) var bytes: [UInt8] = []

    /// The ID that a document begins with. Source: RFC 8794 §11.2.1.
    static let ebmlID: [UInt8] = [0x1A, 0x45, 0xDF, 0xA3]
    /// The head of a Segment of unknown size, in the eight bytes that KVS uses.
    static let segmentStart: [UInt8] = [
        0x18, 0x53, 0x80, 0x67, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
    ]

    /// Appends an element whose contents are `payload`.
    mutating func element(_ id: MatroskaID, _ payload: some Collection<UInt8>) {
        append(id)
        appendSize(payload.count)
        bytes += payload
    }

    /// Appends an element whose contents `write` appends.
    mutating func master(_ id: MatroskaID, _ write: (inout MatroskaWriter) -> Void) {
        var contents = MatroskaWriter()
        write(&contents)
        element(id, contents.bytes)
    }

    /// Appends an element with a number in as few bytes as it needs.
    mutating func unsigned(_ id: MatroskaID, _ number: UInt64) {
        let count = max(1, 8 - number.leadingZeroBitCount / 8)
        element(id, Self.bigEndian(number).suffix(count))
    }

    /// Appends an element with a fractional number.
    mutating func float(_ id: MatroskaID, _ number: Double) {
        element(id, Self.bigEndian(number.bitPattern))
    }

    /// Appends an element with text.
    mutating func text(_ id: MatroskaID, _ text: String) {
        element(id, Array(text.utf8))
    }

    /// Appends bytes as they are.
    mutating func append(_ raw: some Sequence<UInt8>) { bytes += raw }

    private mutating func append(_ id: MatroskaID) {
        let number = UInt64(id.rawValue)
        bytes += Self.bigEndian(number).drop { $0 == 0 }
    }

    /// All sizes take eight bytes, as KVS writes them.
    private mutating func appendSize(_ size: Int) {
        bytes.append(0x01)
        bytes += Self.bigEndian(UInt64(size)).dropFirst()
    }

    private static func bigEndian(_ number: UInt64) -> [UInt8] {
        stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> UInt64($0)) }
    }
}
