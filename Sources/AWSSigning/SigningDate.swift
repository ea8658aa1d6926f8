package import FoundationEssentials

/// The date a signature is made for, in whole seconds of UTC, as `x-amz-date` writes it: `20231107T044734Z`.
///
/// Source: AWS Signature Version 4, "Elements of an AWS API request signature".
package struct SigningDate: Hashable, Sendable, CustomStringConvertible {
    /// `20231107T044734Z`.
    package let description: String

    /// The day alone, as the credential scope needs it: `20231107`.
    package var day: String { String(description.prefix(8)) }

    /// `date` cut to the second.
    package init(_ date: Date) {
        let seconds = Int(date.timeIntervalSince1970.rounded(.down))
        let (days, second) = seconds.quotientAndRemainder(flooringBy: SigningDate.secondsADay)
        let civil = CivilDay(daysSinceEpoch: days)
        description = [
            SigningDate.digits(civil.year, 4), SigningDate.digits(civil.month, 2),
            SigningDate.digits(civil.day, 2), "T",
            SigningDate.digits(second / 3600, 2), SigningDate.digits(second / 60 % 60, 2),
            SigningDate.digits(second % 60, 2), "Z",
        ].joined()
    }

    /// The date written as `text`, or `nil` where `text` has another form.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z"),
            SigningDate.fields.allSatisfy({ field in bytes[field].allSatisfy { (48...57).contains($0) } })
        else { return nil }
        description = text
    }

    /// The moment it names.
    package var date: Date {
        let bytes = Array(description.utf8)
        let parts = SigningDate.fields.map { field in bytes[field].reduce(0) { $0 * 10 + Int($1) - 48 } }
        let days = CivilDay(year: parts[0], month: parts[1], day: parts[2]).daysSinceEpoch
        let second = parts[3] * 3600 + parts[4] * 60 + parts[5]
        return Date(timeIntervalSince1970: Double(days * SigningDate.secondsADay + second))
    }

    /// Where the six numbers stand in the sixteen characters.
    private static let fields = [0..<4, 4..<6, 6..<8, 9..<11, 11..<13, 13..<15]

    private static let secondsADay = 86_400

    private static func digits(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
