import FoundationEssentials

/// A value of a request's body.
enum JSONValue: Sendable {
    case string(String)
    case integer(Int)
    /// Seconds since 1970 with at most three decimals, as the service takes timestamps.
    case seconds(Date)
    /// Members in that order; those without a value are left out.
    case object([(String, JSONValue?)])
    case array([JSONValue])

    /// The value in UTF-8.
    var bytes: [UInt8] { Array(text.utf8) }

    private var text: String {
        switch self {
        case .string(let text): JSONEscapes.quoted(text)
        case .integer(let number): String(number)
        case .seconds(let date): Self.seconds(of: date)
        case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
        case .object(let members):
            "{"
                + members.compactMap { name, value in value.map { "\(JSONEscapes.quoted(name)):\($0.text)" } }
                .joined(separator: ",") + "}"
        }
    }

    private static func seconds(of date: Date) -> String {
        let milliseconds = Int((date.timeIntervalSince1970 * 1000).rounded())
        let (seconds, rest) = abs(milliseconds).quotientAndRemainder(dividingBy: 1000)
        let sign = milliseconds < 0 ? "-" : ""
        guard rest > 0 else { return "\(sign)\(seconds)" }
        return "\(sign)\(seconds).\(String(1000 + rest).dropFirst())"
    }
}
