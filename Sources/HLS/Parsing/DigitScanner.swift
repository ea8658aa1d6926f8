/// Reads the parts of a date from front to back.
struct DigitScanner {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    private var isAtEnd: Bool { position == bytes.endIndex }

    /// Exactly `count` digits as a number, or `nil`.
    mutating func digits(_ count: Int) -> Int? {
        guard bytes.endIndex - position >= count else { return nil }
        var value = 0
        for index in position..<position + count {
            guard let digit = bytes[index].digit else { return nil }
            value = value * 10 + digit
        }
        position += count
        return value
    }

    /// Whether `character` was next; it is read then.
    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard !isAtEnd, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// The milliseconds of an optional `.fff…`, rounded; `nil` where a point stands without digits.
    mutating func fraction() -> Int? {
        guard skip(".") || skip(",") else { return 0 }
        var tenths = 0
        var count = 0
        while !isAtEnd, let digit = bytes[position].digit {
            if count < Self.keptDigits { tenths = tenths * 10 + digit }
            count += 1
            position += 1
        }
        guard count > 0 else { return nil }
        for _ in min(count, Self.keptDigits)..<Self.keptDigits { tenths *= 10 }
        return (tenths + 5) / 10
    }

    /// Three decimals and the one that rounds them.
    private static let keptDigits = 4

    /// The zone at the end, or `nil` where it is malformed.
    mutating func zone() -> Zone? {
        if isAtEnd { return .unwritten }
        if skip("Z") || skip("z") { return isAtEnd ? .east(minutes: 0) : nil }
        let isEast = skip("+")
        guard isEast || skip("-"), let hours = digits(2), hours < 24 else { return nil }
        let hasColon = skip(":")
        let minutes = isAtEnd && !hasColon ? 0 : digits(2)
        guard let minutes, minutes < 60, isAtEnd else { return nil }
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
