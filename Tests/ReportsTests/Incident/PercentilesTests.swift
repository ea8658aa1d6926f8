import Testing

@testable import Reports

struct PercentilesTests {
    @Test func percentilesAreSamplesByNearestRank() throws {
        let spread = try #require(Percentiles((1...100).map(Double.init).shuffled()))
        #expect(spread.count == 100)
        #expect(
            [spread.least, spread.median, spread.p95, spread.p99, spread.greatest] == [1, 50, 95, 99, 100])
    }

    @Test(arguments: [[], [.nan], [.infinity]] as [[Double]])
    func withoutSamplesThereIsNoSpread(_ samples: [Double]) {
        #expect(Percentiles(samples) == nil)
    }

    @Test func oneSampleIsAllOfThem() throws {
        let spread = try #require(Percentiles([3]))
        #expect([spread.least, spread.median, spread.p99, spread.greatest] == [3, 3, 3, 3])
    }
}
