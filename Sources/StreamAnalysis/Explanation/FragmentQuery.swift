package import FoundationEssentials

/// Which fragment somebody asks about.
package enum FragmentQuery: Hashable, Sendable {
    /// The one with this number.
    case number(FragmentNumber)
    /// The one whose number ends in these digits, as the screen shows it.
    case ending(String)
    /// The one that holds this time by this clock.
    case time(Date, SessionTerms.Clock)

    /// Whole numbers have at least so many digits; what is shorter is the end of one.
    private static let leastDigits = 40

    /// A number, whole or its last digits, with an ellipsis before them or without; `nil` for anything else.
    package init?(number text: some StringProtocol) {
        let digits = text.drop { $0 == "…" || $0 == "." }
        guard let number = FragmentNumber(digits) else { return nil }
        self = digits.utf8.count >= Self.leastDigits ? .number(number) : .ending(String(digits))
    }

    /// When the service began to receive it, by the server's clock, as far as that follows from the question.
    ///
    /// Inferred from the structure of fragment numbers, which isn't documented; `nil` where it doesn't follow.
    package var serverTime: Date? {
        switch self {
        case .number(let number): number.structure?.serverTimestamp
        case .ending: nil
        case .time(let date, let clock): clock == .server ? date : nil
        }
    }
}
