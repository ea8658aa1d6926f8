import FoundationEssentials
import StreamAnalysis

@testable import MonitorUI

extension Scene {
    /// Four minutes of two polls a second, with `failures` at so many seconds before now.
    static func recentCalls(_ failures: [Double: CallOutcome.Failure] = [:]) -> CallHistory {
        CallHistory(
            (0..<240).flatMap { index in
                let ago = Double(240 - index) - 0.5
                return [
                    call(.listFragments, ago: ago, 38 + index * 7 % 11, points: 100, failures[ago]),
                    call(.getHLSMediaPlaylist, ago: ago - 0.08, 31 + index * 5 % 9, points: 10),
                ]
            })
    }

    private static func call(
        _ operation: CallOutcome.Operation, ago: Double, _ milliseconds: Int, points: Int,
        _ failure: CallOutcome.Failure? = nil
    ) -> CallOutcome {
        CallOutcome(
            date: now.addingTimeInterval(-ago), operation: operation,
            latency: .milliseconds(failure?.status == nil && failure != nil ? 10_000 : milliseconds),
            requests: failure == nil ? 1 : 3, quotaPoints: points, failure: failure)
    }

    /// What went wrong while the stream was broken.
    static let failures: [Double: CallOutcome.Failure] = [
        3.5: throttled("b7c7a1d5-40f3-4f3c-9a0c-3d9f6c1e7a42"),
        5.5: throttled("0e2f9d3b-75a1-4f57-8b0e-64a1c9d2f811"),
        22.5: CallOutcome.Failure(
            code: "InternalFailure", message: "The request processing has failed.", status: 500,
            requestID: "c1d04a57-93d2-4d0a-9f53-51cc2a4f7e06"),
        31.5: CallOutcome.Failure(code: "timeout", message: "no answer within 10 s"),
    ]

    private static func throttled(_ request: String) -> CallOutcome.Failure {
        CallOutcome.Failure(
            code: "ClientLimitExceededException",
            message: "Rate exceeded for ListFragments of stream front-door.", status: 400, requestID: request)
    }

    /// How long the calls of ``calls`` took.
    static var latencies: [CallLatency] {
        calls.map { health in
            CallLatency(
                operation: health.operation, count: health.operation == .describeStream ? 1 : 240,
                median: health.latest.latency, percentile95: health.latest.latency * 2,
                longest: health.latest.latency * 4)
        }
    }
}
