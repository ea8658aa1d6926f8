import FoundationEssentials
import StreamAnalysis

@testable import KinesisVideoSimulator

/// What is true of the monitor's calls, polls and sessions.
extension Encounters {
    /// Calls that failed or were throttled, polls that were slow, sessions that stopped working.
    var callFindings: [ExpectedFinding] {
        CallOutcome.Operation.allCases.flatMap { operation in
            troubles([.failed, .gone], of: operation, needed: 3).map {
                $0.finding(.callFailing, cause: nil)
            }
                + troubles([.throttled], of: operation, needed: 1).map {
                    $0.finding(.throttled, cause: operation.rawValue)
                }
        } + slowness + lostSessions + refusals
    }

    /// Failures of one kind that belong together.
    private struct Trouble {
        var operation: CallOutcome.Operation
        var first: Date
        /// When there were enough of them.
        var certain: Date
        var last: Date
        /// When it was over.
        var over: Date?

        func finding(_ kind: Finding.Kind, cause: String?) -> ExpectedFinding {
            var finding = ExpectedFinding(
                kind, cause: cause, from: first, to: last, evidenceComplete: certain, span: .measured)
            finding.place = operation.rawValue
            return finding
        }
    }

    /// What ended with one of `fates` so often in a row, up to the answers that end it.
    ///
    /// Source: findings' catalogue, `call-failing`. What fails in another way says neither that it goes on nor that it is over.
    private func troubles(
        _ fates: Set<Call.Fate>, of operation: CallOutcome.Operation, needed: Int
    ) -> [Trouble] {
        let (rejoinSeconds, answersNeeded) = (30.0, operation.isPolledOften ? 2 : 1)
        var troubles: [Trouble] = []
        var streak: [Date] = []
        var answers = 0
        for call in calls.filter({ $0.operation == operation }).sorted(by: { $0.ended < $1.ended }) {
            let last = troubles.count - 1
            if fates.contains(call.fate) {
                streak.append(call.ended)
                answers = 0
                if last >= 0, troubles[last].over == nil {
                    troubles[last].last = call.ended
                } else if streak.count >= needed {
                    if last >= 0, let over = troubles[last].over,
                        call.ended.timeIntervalSince(over) < rejoinSeconds
                    {
                        (troubles[last].last, troubles[last].over) = (call.ended, nil)
                    } else {
                        troubles.append(
                            Trouble(
                                operation: operation, first: streak[0], certain: call.ended, last: call.ended)
                        )
                    }
                }
            } else if [.answered, .refused, .gone].contains(call.fate) {
                streak = []
                answers += 1
                if last >= 0, troubles[last].over == nil, answers >= answersNeeded {
                    troubles[last].over = call.ended
                }
            }
        }
        return troubles
    }

    // MARK: Polls

    /// Nothing slow for so long ends it, as a tick notices that comes up to 1.1 s later, in seconds.
    private static let quietSeconds = 10.0
    private static let tickSeconds = 1.1

    /// Three slow polls within 15 s, and what follows them.
    private var slowness: [ExpectedFinding] {
        let polls = longPolls.sorted { $0.ended < $1.ended }
        return Self.chains(polls, apart: Self.quietSeconds + Self.tickSeconds).flatMap { chain in
            let parts = Self.chains(chain, apart: Self.quietSeconds)
            // Where a tick decides whether it was over, it may be one or several.
            let combinations = parts.indices.flatMap { first in
                parts.indices[first...].map { Array(parts[first...$0].joined()) }
            }
            return combinations.compactMap {
                Self.slowness($0, necessity: parts.count == 1 ? .required : .allowed)
            }
        }
    }

    private static func chains(_ polls: [LongPoll], apart seconds: Double) -> [[LongPoll]] {
        var chains: [[LongPoll]] = []
        for poll in polls {
            if let last = chains.last?.last, poll.ended.timeIntervalSince(last.ended) <= seconds {
                chains[chains.count - 1].append(poll)
            } else {
                chains.append([poll])
            }
        }
        return chains
    }

    private static func slowness(
        _ polls: [LongPoll], necessity: ExpectedFinding.Necessity
    ) -> ExpectedFinding? {
        let (count, withinSeconds) = (3, 15.0)
        let telling = polls.indices.dropFirst(count - 1).first {
            polls[$0].ended.timeIntervalSince(polls[$0 - count + 1].ended) <= withinSeconds
        }
        guard let telling, let last = polls.last else { return nil }
        let seen = polls[telling].ended
        let first = polls.first { seen.timeIntervalSince($0.ended) <= withinSeconds } ?? polls[telling]
        return ExpectedFinding(
            .monitorBehind, cause: "slow-answers", from: first.asked, to: last.ended,
            evidenceComplete: seen, necessity: necessity, span: .measured)
    }

    // MARK: Sessions

    /// Times in which no session could be opened since there was nothing to watch, as far as requests for one tell.
    private var refusals: [ExpectedFinding] {
        var refusals: [ExpectedFinding] = []
        var first: Call?
        for call in calls where call.operation == .getHLSStreamingSessionURL {
            switch call.fate {
            case .refused: first = first ?? call
            case .answered:
                if let first { refusals.append(Self.refusal(from: first.ended, to: call.ended)) }
                first = nil
            case .throttled, .gone, .failed: break
            }
        }
        return refusals + (first.map { [Self.refusal(from: $0.ended, to: .distantFuture)] } ?? [])
    }

    private static func refusal(from: Date, to: Date) -> ExpectedFinding {
        ExpectedFinding(
            .noFragments, from: from, to: to, evidenceComplete: from, necessity: .allowed, span: .measured)
    }

    private var lostSessions: [ExpectedFinding] {
        losses.map { loss in
            ExpectedFinding(
                .sessionLost, from: loss, to: openings.first { $0.date > loss }?.date ?? .distantFuture,
                evidenceComplete: loss, span: .measured)
        }
    }
}

extension CallOutcome.Operation {
    /// It is called every second, so that one answer may be followed by the next failure.
    fileprivate var isPolledOften: Bool { self == .listFragments || self == .getHLSMediaPlaylist }
}
