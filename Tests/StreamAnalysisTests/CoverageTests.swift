import FoundationEssentials
import TestSupport
import Testing

@testable import StreamAnalysis

struct CoverageTests {
    private func coverage(_ ranges: [ClosedRange<Double>]) -> Coverage {
        var coverage = Coverage()
        for range in ranges { coverage.insert(at(range.lowerBound)...at(range.upperBound)) }
        return coverage
    }

    @Test func sliceThatTouchOrOverlapBecomeOne() {
        let coverage = coverage([20...30, 0...10, 10...15, 14...20])
        #expect(coverage.ranges == [at(0)...at(30)])
    }

    @Test func whatLiesBetweenSlicesIsMissing() {
        let coverage = coverage([20...30, 0...10])
        #expect(coverage.missing(in: at(-5)...at(40)) == [at(-5)...at(0), at(10)...at(20), at(30)...at(40)])
        #expect(coverage.covers(at(22)...at(30)))
        #expect(!coverage.covers(at(5)...at(21)))
        #expect(abs(coverage.fraction(of: at(0)...at(40)) - 0.5) < 1e-9)
    }

    @Test func whatIsForgottenIsMissingAgain() {
        var coverage = coverage([0...10, 20...30])
        coverage.remove(before: at(25))
        #expect(coverage.ranges == [at(25)...at(30)])
    }

    @Test(arguments: 0..<50)
    func equalsASetOfSeconds(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var coverage = Coverage()
        var seconds: Set<Int> = []
        for _ in 0..<12 {
            let start = Int.random(in: 0..<90, using: &generator)
            let length = Int.random(in: 1...9, using: &generator)
            coverage.insert(at(Double(start))...at(Double(start + length)))
            seconds.formUnion(start..<(start + length))
            let covered = (0..<100).filter { coverage.covers(at(Double($0) + 0.25)...at(Double($0) + 0.75)) }
            #expect(Set(covered) == seconds)
            let missing = coverage.missing(in: at(0)...at(100)).reduce(0) {
                $0 + $1.upperBound.timeIntervalSince($1.lowerBound)
            }
            #expect(abs(missing - Double(100 - seconds.count)) < 1e-6)
        }
    }
}
