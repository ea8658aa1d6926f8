/// The member names that a reader knows, compared as bytes so that no string is made of a name.
struct JSONKeys<Name: CaseIterable & RawRepresentable & Sendable>: Sendable where Name.RawValue == String {
    /// All names, one after the other, each followed by a quote.
    private let texts: [UInt8]
    /// Where in ``texts`` each name is, the quote included.
    private let entries: [(range: Range<Int>, name: Name)]

    /// All cases of `Name`, whose raw values are the names on the wire.
    init() {
        var texts: [UInt8] = []
        entries = Name.allCases.map { name in
            let start = texts.count
            texts += name.rawValue.utf8 + [UInt8(ascii: "\"")]
            return (start..<texts.count, name)
        }
        self.texts = texts
    }

    /// The name that stands at `position`, closing quote included, and the position behind that; `nil` for other names.
    func name(in bytes: [UInt8], at position: Int) -> (name: Name, end: Int)? {
        let (bytes, texts) = (bytes.span.bytes, texts.span.bytes)
        for entry in entries {
            let end = position + entry.range.count
            guard end <= bytes.byteCount,
                JSONKeys.isEqual(
                    bytes, at: position, texts, at: entry.range.lowerBound, count: entry.range.count)
            else { continue }
            return (entry.name, end)
        }
        return nil
    }

    /// Whether two runs of bytes are equal; eight at a time, the last eight overlapping those before.
    private static func isEqual(
        _ left: borrowing RawSpan, at leftStart: Int, _ right: borrowing RawSpan, at rightStart: Int,
        count: Int
    ) -> Bool {
        // The last byte, a quote on the right, tells most names apart at a glance, for they differ in length.
        guard left.byte(leftStart + count - 1) == right.byte(rightStart + count - 1) else { return false }
        guard count >= 8 else {
            return (0..<count).allSatisfy { left.byte(leftStart + $0) == right.byte(rightStart + $0) }
        }
        var offset = 0
        while offset < count - 8 {
            guard left.word(leftStart + offset) == right.word(rightStart + offset) else { return false }
            offset += 8
        }
        return left.word(leftStart + count - 8) == right.word(rightStart + count - 8)
    }
}
