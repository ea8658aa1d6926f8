import FoundationEssentials
import StreamAnalysis

@testable import KinesisVideoSimulator

/// What is true of a producer's clock for as long as the run lasts.
extension ScenarioRun {
    /// What holds for as long as the run lasts.
    var lastingFindings: [ExpectedFinding] { drift + skew + implausibleTimes + wrongLengths }

    /// A clock that runs so fast or slow that NTP can't be setting it right.
    /// Source: RFC 5905 §11.3: NTP slews by at most 500 millionths.
    private var drift: [ExpectedFinding] {
        let (slewed, certain) = (500, 900)
        guard script.clockRatePartsPerMillion.magnitude > slewed else { return [] }
        let from = trueTime(ofSlot: firstSlot)
        // Two minutes are needed to tell drift from jitter; where something else happens now and then, it may not be enough.
        let isCertain = script.beats.isEmpty && script.clockRatePartsPerMillion.magnitude > certain
        return [
            ExpectedFinding(
                .clockDrift, cause: script.clockRatePartsPerMillion > 0 ? "fast" : "slow", from: from.date,
                to: nil, evidenceComplete: (from + .seconds(120)).date,
                necessity: isCertain ? .required : .allowed)
        ]
    }

    /// A clock that is ahead of the server's, or so far behind that it can't be the network.
    private var skew: [ExpectedFinding] {
        guard script.clockOrigin == .unix else { return [] }
        let fragmentsNeeded = 10
        let known = trueTime(ofSlot: firstSlot) + stride * fragmentsNeeded
        let isSteady = script.beats.isEmpty && script.clockRatePartsPerMillion == 0
        return [("ahead", lags.lowerBound < .seconds(-1)), ("behind", lags.upperBound > .seconds(10))]
            .filter(\.1)
            .map { cause, _ in
                ExpectedFinding(
                    .clockSkew, cause: cause, from: trueTime(ofSlot: firstSlot).date, to: nil,
                    evidenceComplete: known.date, necessity: isSteady && isSkewClear ? .required : .allowed)
            }
    }

    /// What the lag is without doubt: so far from both thresholds that jitter doesn't reach them.
    private var isSkewClear: Bool {
        let margin: Duration = .milliseconds(200)
        return lags.upperBound < .seconds(-1) - margin || lags.lowerBound > .seconds(10) + margin
    }

    /// The lags that fragments have by the producer's clock, with all that happens to it meanwhile.
    private var lags: ClosedRange<Duration> {
        var offsets = [script.clockOffset]
        for beat in script.beats { offsets.append(offsets[offsets.count - 1] + beat.fault.jump) }
        let drifted = scaledByClockRate(past) - past
        offsets += offsets.flatMap { [$0 + drifted, $0 - drifted] }
        let lags = offsets.map { script.lag - $0 }
        return (lags.min() ?? .zero) - script.lagJitter...(lags.max() ?? .zero) + script.lagJitter
    }

    /// Timestamps of a clock that was never set.
    private var implausibleTimes: [ExpectedFinding] {
        guard script.clockOrigin == .boot else { return [] }
        let first = capture(slot: firstSlot)
        let told: [(Finding.Kind, ExpectedFinding.Necessity)] = [
            (.implausibleTimestamp, .required), (.clockSkew, .allowed),
        ]
        return told.map {
            ExpectedFinding(
                $0, from: first.serverTimestamp.date, to: nil, evidenceComplete: first.listable.date,
                necessity: $1)
        }
    }
}
