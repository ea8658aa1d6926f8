import FoundationEssentials
import StreamAnalysis

@testable import KinesisVideoSimulator

/// What is true where media comes long after it was filmed, by the producer's clock.
///
/// It is judged by many fragments in a row, so it is a matter of the whole time that is looked at.
extension Stretch {
    /// Times in which a LIVE playlist ends too long before now. Source: findings' catalogue; AWS tells of 3 to 5 s, and up to 10 s.
    var latencies: [ExpectedFinding] {
        let shown = shown
        let measured = shown.map { capture in
            let latency = capture.persisted - capture.producerEnd
            return Spell.Measured(capture.persisted, latency...latency + Self.pollSlack)
        }
        return Spell.all(in: measured, Spell.Rule(begins: .seconds(15), ends: .seconds(10), judged: 9)).map {
            spell in
            ExpectedFinding(
                .liveLatency, cause: "producer", from: spell.from.date,
                to: spell.to.map { ($0 + Self.pollSlack * 2).date }, evidenceComplete: spell.known.date,
                necessity: spell.isCertain && !mayBeSkewed ? .required : .allowed, span: .part)
        }
    }

    /// Times in which fragments come so late that the producer's clock may be taken for one that is off.
    var delays: [ExpectedFinding] {
        let measured = arrivals.map { sending in
            let capture = sending.capture
            let lag = capture.serverTimestamp - capture.producerTimestamp
            return Spell.Measured(capture.listable, lag...lag)
        }
        let spells = Spell.all(in: measured, Spell.Rule(begins: .seconds(10), ends: .seconds(6), judged: 30))
        return spells.flatMap { spell in
            ["behind", "buffered"].map {
                ExpectedFinding(
                    .clockSkew, cause: $0, from: spell.from.date,
                    to: spell.to.map { ($0 + Self.pollSlack * 2).date },
                    evidenceComplete: spell.known.date, necessity: .allowed, span: .part)
            }
        }
    }

    /// The clock may be taken for one that is off, which says more.
    private var mayBeSkewed: Bool {
        run.script.clockOrigin == .boot || run.script.clockOffset != .zero
            || run.script.lag > .seconds(8)
            || occurrences.contains { $0.fault.jump != .zero || $0.fault.isReboot }
    }
}
