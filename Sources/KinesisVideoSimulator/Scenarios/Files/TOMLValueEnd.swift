/// Finds out where a TOML value ends that may go on over several lines.
struct TOMLValueEnd: Sendable {
    /// How many brackets are open.
    private var depth = 0
    /// The quotes that will end the text that is open: one or three.
    private var quotes: [UInt8] = []

    /// Nothing is open.
    var isOver: Bool { quotes.isEmpty && depth == 0 }

    /// Goes over the part of a value that stands on one line.
    mutating func passOver(_ text: ArraySlice<UInt8>) {
        var rest = text
        while let byte = rest.first, quotes.isEmpty == false || byte != UInt8(ascii: "#") {
            rest = rest.dropFirst(quotes.isEmpty ? outside(byte, rest) : inside(byte, rest))
        }
        // Texts in single quotes of either kind end with their line.
        if quotes.count == 1 { quotes = [] }
    }

    /// Takes `byte` in and says how far to go.
    private mutating func outside(_ byte: UInt8, _ rest: ArraySlice<UInt8>) -> Int {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            let triple = [byte, byte, byte]
            quotes = rest.starts(with: triple) ? triple : [byte]
            return quotes.count
        case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
        default: break
        }
        return 1
    }

    private mutating func inside(_ byte: UInt8, _ rest: ArraySlice<UInt8>) -> Int {
        if rest.starts(with: quotes) {
            defer { quotes = [] }
            return quotes.count
        }
        return byte == UInt8(ascii: "\\") && quotes[0] == UInt8(ascii: "\"") ? 2 : 1
    }
}
