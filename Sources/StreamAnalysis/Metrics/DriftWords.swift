import FoundationEssentials

/// What a trend tells of the producer's clock, the same on every face: noise is told as none.
package struct DriftWords: Hashable, Sendable {
    /// What stands before the claim: `drift`, `producer's clock gains`.
    package let label: String
    /// The claim: `none seen`, `2000 ms/h`.
    package let claim: String
    /// What it rests on: `(+3 ±12 ms/h over 4 min 57 s)`.
    package let evidence: String

    /// Why there is no trend to tell of.
    package static let unknown = "unknown: it takes two minutes without a jump"

    /// What `trend` tells.
    package init(_ trend: LagTrend) {
        let slope = trend.millisecondsPerHour
        let error = Wording.decimal(trend.errorMillisecondsPerHour, places: 0)
        let span = Wording.wholeSpan(Wording.whole(trend.end.timeIntervalSince(trend.start).rounded(.down)))
        if trend.isSignificant {
            label = "producer's clock " + (slope > 0 ? "gains" : "loses")
            claim = "\(Wording.decimal(abs(slope), places: 0)) ms/h"
            evidence = "(±\(error), over \(span))"
        } else {
            label = "drift"
            claim = "none seen"
            evidence = "(\(Wording.signed(slope, places: 0)) ±\(error) ms/h over \(span))"
        }
    }
}

extension LagTrend {
    /// The claim and what it rests on, behind a label that says drift: `none seen (+3 ±12 ms/h over 4 min 57 s)`.
    package var driftInWords: String {
        let words = DriftWords(self)
        return [isSignificant ? words.label : "", words.claim, words.evidence].filter { !$0.isEmpty }
            .joined(separator: " ")
    }
}
