/// A regular expression of the kind that the service's model holds texts to, matched against the whole text.
///
/// It knows what those have: characters, classes such as `[a-z\d_.-]`, and the counts `+`, `*` and `{2,3}`.
struct Pattern: Hashable, Sendable {
    /// The expression as the model writes it.
    let text: String
    /// What it asks for, in words that go on "must be 1 to 256 characters …".
    let words: String
    private let parts: [Part]

    /// One character or class, and how often it comes.
    private struct Part: Hashable {
        var characters = CharacterClass()
        var count = 1...1
    }

    /// The expression `text`, told as `words`.
    init(_ text: String, _ words: String) {
        self.text = text
        self.words = words
        var rest = Array(text.utf8)[...]
        var parts: [Part] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "^"), UInt8(ascii: "$"): continue
            default: parts.append(Part(characters: Self.characters(byte, &rest), count: Self.count(&rest)))
            }
        }
        self.parts = parts
    }

    /// Whether the whole of `text` is what the expression describes.
    func matches(_ text: String) -> Bool {
        Self.matches(Array(text.utf8)[...], parts[...])
    }

    private static func matches(_ text: ArraySlice<UInt8>, _ parts: ArraySlice<Part>) -> Bool {
        guard let part = parts.first else { return text.isEmpty }
        let longest = text.prefix { part.characters.contains($0) }.count
        guard longest >= part.count.lowerBound else { return false }
        // The longest run first: classes that follow each other have no character in common in the model.
        return (part.count.lowerBound...min(longest, part.count.upperBound)).reversed().contains {
            matches(text.dropFirst($0), parts.dropFirst())
        }
    }

    private static func characters(_ byte: UInt8, _ rest: inout ArraySlice<UInt8>) -> CharacterClass {
        var characters = CharacterClass()
        switch byte {
        case UInt8(ascii: "["):
            while let next = rest.popFirst(), next != UInt8(ascii: "]") {
                insert(next, &rest, into: &characters)
            }
        default: insert(byte, &rest, into: &characters)
        }
        return characters
    }

    /// Adds what begins with `byte`: a character, an escaped one, or a range.
    private static func insert(
        _ byte: UInt8, _ rest: inout ArraySlice<UInt8>, into characters: inout CharacterClass
    ) {
        guard byte != UInt8(ascii: "\\") else {
            let escaped = rest.popFirst() ?? byte
            let isDigit = escaped == UInt8(ascii: "d")
            return isDigit
                ? characters.insert(UInt8(ascii: "0")...UInt8(ascii: "9"))
                : characters.insert(escaped...escaped)
        }
        let after = rest.prefix(2)
        guard after.count == 2, after.first == UInt8(ascii: "-"), let end = after.last,
            end != UInt8(ascii: "]"), end >= byte
        else { return characters.insert(byte...byte) }
        rest = rest.dropFirst(2)
        characters.insert(byte...end)
    }

    private static func count(_ rest: inout ArraySlice<UInt8>) -> ClosedRange<Int> {
        switch rest.first {
        case UInt8(ascii: "+"):
            rest = rest.dropFirst()
            return 1...Int.max
        case UInt8(ascii: "*"):
            rest = rest.dropFirst()
            return 0...Int.max
        case UInt8(ascii: "{"):
            let inside = rest.dropFirst().prefix { $0 != UInt8(ascii: "}") }
            rest = rest.dropFirst(inside.count + 2)
            let ends = inside.split(separator: UInt8(ascii: ",")).compactMap {
                Int(String(decoding: $0, as: UTF8.self))
            }
            guard let first = ends.first, let last = ends.last, first <= last else { return 1...1 }
            return first...last
        default: return 1...1
        }
    }
}

/// A set of ASCII characters.
private struct CharacterClass: Hashable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    mutating func insert(_ range: ClosedRange<UInt8>) {
        for byte in range where byte < 128 {
            if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
        }
    }

    func contains(_ byte: UInt8) -> Bool {
        guard byte < 128 else { return false }
        return (byte < 64 ? low >> UInt64(byte) : high >> UInt64(byte - 64)) & 1 == 1
    }
}
