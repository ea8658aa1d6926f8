import Foundation

/// The rate that is tried as time goes on after the service throttled: back to where that was, slowly past it, then fast.
///
/// Source: AWS SDKs reference guide, "Retry behavior" (adaptive mode); CUBIC, RFC 9438; figures of botocore's `retries/throttling.py`.
struct CubicRate {
    private static let scale = 0.4
    private static let beta = 0.7

    /// The rate at which the service throttled, a second.
    private var maximum = 0.0
    /// How many seconds it takes to be back there.
    private var plateau = 0.0
    /// When it throttled, in seconds.
    private var lastFailure: Double

    /// No failure before `now`, in seconds.
    init(now: Double) { lastFailure = now }

    /// The rate to try after an answer at `now` that wasn't throttled.
    func succeeded(at now: Double) -> Double {
        let distance = now - lastFailure - plateau
        return Self.scale * distance * distance * distance + maximum
    }

    /// The rate to try after requests were throttled at a `rate`.
    mutating func throttled(at rate: Double, now: Double) -> Double {
        maximum = rate
        plateau = cbrt(rate * (1 - Self.beta) / Self.scale)
        lastFailure = now
        return rate * Self.beta
    }
}
