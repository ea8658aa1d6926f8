import ArgumentParser
import Foundation

/// Which fragments: by number, by the end of a number, by a time, or the newest.
struct FragmentOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "Fragment numbers, or their last digits as the screen shows them.", valueName: "number"))
    var numbers: [String] = []

    @Option(help: "The fragment that holds this time by the producer's clock: an ISO 8601 date, or 10m.")
    var at: Moment?

    @Option(help: "The newest fragments, so many of them.")
    var last: Int?

    @Option(help: "How far to look back for the newest fragments, and for numbers by their last digits.")
    var since = TimeSpan(seconds: 3600)

    func validate() throws {
        let ways = [!numbers.isEmpty, at != nil, last != nil].count { $0 }
        guard ways == 1 else {
            throw ValidationError("Say which fragments: numbers, or --at TIME, or --last N; one of them.")
        }
        if let last, !(1...1000).contains(last) {
            throw ValidationError("--last is from 1 to 1000, as many as one call can fetch.")
        }
        guard numbers.count <= 1000 else {
            throw ValidationError("One call can fetch 1000 fragments; give fewer numbers.")
        }
        if let wrong = numbers.first(where: { FragmentEnding($0) == nil }) {
            throw ValidationError("'\(wrong)' isn't a fragment's number, nor the last digits of one.")
        }
    }
}

/// A fragment's number, or as much of its end as people copy from a screen.
struct FragmentEnding: Hashable {
    /// The digits.
    let digits: String
    /// Whether it is a number and not just the end of one: the service's have 47 digits.
    var isWhole: Bool { digits.utf8.count >= 40 }

    /// Reads up to 128 digits, with dots or an ellipsis in front or without.
    init?(_ text: String) {
        let digits = text.drop { $0 == "…" || $0 == "." }
        guard (1...128).contains(digits.utf8.count),
            digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        self.digits = String(digits)
    }
}
