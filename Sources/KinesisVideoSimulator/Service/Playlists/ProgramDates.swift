/// Dates and durations of a playlist's segments, one after the other: what neighbours have in common is worked out once.
struct ProgramDates: Sendable {
    private var minute = Int64.min
    private var minuteText: [UInt8] = []
    private var duration = Int64.min
    private var durationText: [UInt8] = []

    private static let millisecondsAMinute: Int64 = 60_000

    /// Nothing written yet.
    init() {}

    /// Appends ``DateText/iso8601(_:)`` of `instant`.
    mutating func append(_ instant: Instant, to bytes: inout [UInt8]) {
        let minute = instant.milliseconds.flooredQuotient(by: Self.millisecondsAMinute)
        if minute != self.minute {
            self.minute = minute
            let start = Instant(milliseconds: minute * Self.millisecondsAMinute)
            let secondsLength = "00.000Z".utf8.count
            minuteText = Array(DateText.iso8601(start).utf8.dropLast(secondsLength))
        }
        let rest = UInt32(instant.milliseconds - minute * Self.millisecondsAMinute)
        bytes += minuteText
        bytes.append(Self.digit(rest / 10_000))
        bytes.append(Self.digit(rest / 1000 % 10))
        bytes.append(UInt8(ascii: "."))
        bytes.append(Self.digit(rest / 100 % 10))
        bytes.append(Self.digit(rest / 10 % 10))
        bytes.append(Self.digit(rest % 10))
        bytes.append(UInt8(ascii: "Z"))
    }

    /// Appends ``DateText/seconds(_:)`` of so many milliseconds.
    mutating func append(seconds milliseconds: Int64, to bytes: inout [UInt8]) {
        if milliseconds != duration {
            duration = milliseconds
            durationText = Array(DateText.seconds(.milliseconds(milliseconds)).utf8)
        }
        bytes += durationText
    }

    private static func digit(_ value: UInt32) -> UInt8 {
        UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value)
    }
}
