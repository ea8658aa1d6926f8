import Testing

@testable import StreamAnalysis

struct RangeSearchTests {
    @Test(arguments: [0..<0, 0..<1, 0..<2, 3..<10, 0..<64, 5..<1000])
    func findsTheFirstIndexThatIsntBeforeThePlace(range: Range<Int>) {
        for place in range.lowerBound...range.upperBound {
            #expect(range.partitioningIndex { $0 < place } == place)
        }
    }

    @Test func whatIsNearTheEndIsFoundAtOnce() {
        var looks = 0
        let index = (0..<1_000_000).partitioningIndex { index in
            looks += 1
            return index < 999_998
        }
        #expect(index == 999_998)
        #expect(looks <= 4)
    }
}
