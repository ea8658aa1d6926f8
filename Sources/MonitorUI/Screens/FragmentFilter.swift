import FoundationEssentials
import StreamAnalysis

/// What the fragments on the list must match: `late`, `gap`, `D`, `>5s` (lag), digits of a number, or a word of the list.
struct FragmentFilter {
    private enum Rule {
        /// What became of it in the playlist has this word.
        case playlist(String)
        /// Media is missing before it.
        case gap
        /// The playlist has a DISCONTINUITY before it.
        case discontinuity
        /// The lag is larger.
        case lagAbove(Double)
        /// The lag is smaller.
        case lagBelow(Double)
        /// The number has these digits.
        case number(String)
    }

    private let rule: Rule

    /// What is wrong with `text`, or `nil` where it can be asked for.
    static func fault(of text: String) -> String? {
        let word = text.lowercased().filter { $0 != " " }
        guard let sign = word.first, sign == ">" || sign == "<", seconds(word, after: sign) == nil else {
            return nil
        }
        return "\"\(text)\" is no lag: write >5s, >300ms or <2m"
    }

    /// What `text` asks for.
    init(_ text: String) {
        let word = text.lowercased().filter { $0 != " " }
        if word == "gap" {
            rule = .gap
        } else if word == "d" {
            rule = .discontinuity
        } else if let seconds = Self.seconds(word, after: ">") {
            rule = .lagAbove(seconds)
        } else if let seconds = Self.seconds(word, after: "<") {
            rule = .lagBelow(seconds)
        } else if word.allSatisfy({ $0.isASCII && $0.isNumber }) {
            rule = .number(word)
        } else {
            rule = .playlist(text.lowercased())
        }
    }

    /// `row` is asked for.
    func holds(_ row: FragmentList.Row) -> Bool {
        switch rule {
        case .playlist(let word): row.playlistWords.contains(word)
        case .gap: row.followsGap
        case .discontinuity: row.hasDiscontinuity
        case .lagAbove(let seconds): row.fragment.lagSeconds > seconds
        case .lagBelow(let seconds): row.fragment.lagSeconds < seconds
        case .number(let digits): row.fragment.number.digits.contains(digits)
        }
    }

    /// `>5`, `>5s`, `>300ms`, `>2m`
    private static func seconds(_ word: String, after sign: Character) -> Double? {
        guard word.first == sign else { return nil }
        let size = word.dropFirst()
        let units: [(String, Double)] = [("ms", 0.001), ("s", 1), ("m", 60)]
        let unit = units.first { size.hasSuffix($0.0) }
        return Double(size.dropLast(unit?.0.count ?? 0)).flatMap { $0.isFinite ? $0 * (unit?.1 ?? 1) : nil }
    }
}
