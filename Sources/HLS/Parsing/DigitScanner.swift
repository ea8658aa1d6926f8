/// Reads the parts of a date from the front of `rest`.
struct DigitScanner {
    /// What wasn't read yet.
    var rest: ArraySlice<UInt8>

    /// Exactly `count` digits as a number, or `nil`.
    mutating func digits(_ count: Int) -> Int? {
        guard rest.count >= count else { return nil }
        var value = 0
        for byte in rest.prefix(count) {
            guard let digit = byte.digit else { return nil }
            value = value * 10 + digit
        }
        rest = rest.dropFirst(count)
        return value
    }

    /// Whether `character` was next; it is read then.
    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// The milliseconds of an optional `.fff…`, rounded; `nil` where a point stands without digits.
    mutating func fraction() -> Int? {
        guard skip(".") || skip(",") else { return 0 }
        let digits = rest.prefix { $0.digit != nil }
        guard !digits.isEmpty else { return nil }
        rest = rest[digits.endIndex...]
        let four = (0..<4).map { $0 < digits.count ? digits[digits.startIndex + $0].digit ?? 0 : 0 }
        let tenths = four.reduce(0) { $0 * 10 + $1 }
        return (tenths + 5) / 10
    }

    /// The zone at the end, or `nil` where it is malformed.
    mutating func zone() -> Zone? {
        if rest.isEmpty { return .unwritten }
        if skip("Z") || skip("z") { return rest.isEmpty ? .east(minutes: 0) : nil }
        let isEast = skip("+")
        guard isEast || skip("-"), let hours = digits(2), hours < 24 else { return nil }
        let hasColon = skip(":")
        let minutes = rest.isEmpty && !hasColon ? 0 : digits(2)
        guard let minutes, minutes < 60, rest.isEmpty else { return nil }
        return .east(minutes: (isEast ? 1 : -1) * (hours * 60 + minutes))
    }

    /// A time zone.
    enum Zone: Equatable {
        /// None is written.
        case unwritten
        /// So far east of UTC; negative to the west.
        case east(minutes: Int)

        /// Minutes east of UTC; 0 where none is written.
        var minutes: Int {
            switch self {
            case .unwritten: 0
            case .east(let minutes): minutes
            }
        }
    }
}
