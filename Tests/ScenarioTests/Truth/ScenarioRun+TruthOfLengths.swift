import FoundationEssentials
import StreamAnalysis

@testable import KinesisVideoSimulator

/// What is true of fragments that are all too long or too short.
extension ScenarioRun {
    /// A length that lasts, and what is wrong with it. Source: KVS developer guide, quotas, PutMedia: 1 to 20 s; findings'
    /// catalogue: 5 s are a latency, 18 s close to refusal.
    private static let wrongLengths: [(cause: String, range: ClosedRange<Duration>)] = [
        ("near-refusal", .seconds(18) ... .seconds(20)),
        ("latency", .seconds(5) ... .seconds(18)),
        ("throttling", .zero ... .milliseconds(950)),
    ]

    /// Fragments of a wrong length.
    var wrongLengths: [ExpectedFinding] {
        let margin = script.medium.durationJitter + .milliseconds(100)
        let from = trueTime(ofSlot: firstSlot)
        // Fragments that go on into the next one are longer.
        let longest = stride + (script.beats.map(\.fault.overlap).max() ?? .zero)
        return Self.wrongLengths.compactMap { cause, range in
            guard range.lowerBound - margin <= longest, stride <= range.upperBound + margin else {
                return nil
            }
            let isClear = range.lowerBound + margin <= stride && stride <= range.upperBound - margin
            return ExpectedFinding(
                .fragmentDuration, cause: cause, from: from.date, to: nil, evidenceComplete: from.date,
                necessity: isClear ? .required : .allowed)
        }
    }
}
