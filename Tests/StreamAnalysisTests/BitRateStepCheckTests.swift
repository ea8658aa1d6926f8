import FoundationEssentials
import TestSupport
import Testing

@testable import StreamAnalysis

struct BitRateStepCheckTests {
    private func findings(bytes: [Int]) -> [Finding] {
        var timeline = StreamTimeline(stream: StreamDescription(name: "cam", region: "r"))
        for (index, bytes) in bytes.enumerated() {
            let time = Double(index) * 2
            let fragment = fragment(
                UInt64(7001 + index), producer: time - 0.9, server: time, bytes: bytes)
            timeline.absorb(
                .listed(FragmentListing(date: at(time + 3), range: at(0)...at(time), fragments: [fragment])))
        }
        return timeline.report().findings
    }

    @Test(arguments: [(400_000, 900_000, "increase"), (400_000, 150_000, "decrease")])
    func aChangeThatLastsIsFoundWhereItBegins(before: Int, after: Int, cause: String) throws {
        let findings = findings(
            bytes: Array(repeating: before, count: 20) + Array(repeating: after, count: 20))
        #expect(findings.map(\.kind) == [.bitRateStep])
        let step = try #require(findings.first)
        #expect(step.cause == cause)
        #expect(step.from == at(39.1))
        #expect(step.severity == .info)
    }

    @Test(arguments: [1, 3, 5])
    func aFewLargeFragmentsAreAScene(count: Int) {
        var bytes = Array(repeating: 400_000, count: 40)
        for index in 15..<(15 + count) { bytes[index] = 1_200_000 }
        #expect(findings(bytes: bytes).isEmpty)
    }

    @Test(arguments: 1...10)
    func aRateThatVariesByHalfIsNone(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bytes = (0..<100).map { _ in Int.random(in: 250_000...600_000, using: &generator) }
        #expect(findings(bytes: bytes).isEmpty)
    }

    @Test func aRateThatAlternatesAndThenDoesntForAWhileIsNone() {
        let alternating = (0..<30).map { $0 % 2 == 0 ? 400_000 : 1_000_000 }
        #expect(findings(bytes: alternating + Array(repeating: 850_000, count: 6) + alternating).isEmpty)
    }

    @Test func thereAndBackAreTwoSteps() {
        let bytes = [400_000, 900_000, 400_000].flatMap { Array(repeating: $0, count: 20) }
        #expect(findings(bytes: bytes).map(\.cause) == ["decrease", "increase"])
    }
}
