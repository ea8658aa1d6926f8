import FoundationEssentials
import Testing

@testable import StreamAnalysis

struct ReachTests {
    @Test(arguments: [(nil, 10.0), (2, 10), (3.5, 10.5), (8, 24)])
    func isThreeStridesAndNoLessThanTenSeconds(stride: Double?, seconds: Double) {
        #expect(Reach(strideSeconds: stride).seconds == seconds)
    }

    @Test(arguments: [(12.0, true), (12.001, false), (-11.0, true), (-11.5, false)])
    func countsFromTheEndOfOneToTheBeginningOfTheNext(other: Double, joins: Bool) {
        let one = at(0)...at(2)
        #expect(Reach(strideSeconds: 2).joins(one, at(other)...at(other + 1)) == joins)
    }

    @Test func mergesWhatIsCloseInAnyOrder() {
        let ranges = [at(30)...at(31), at(0)...at(4), at(50)...at(51), at(40)...at(41), at(2)...at(3)]
        #expect(Reach(strideSeconds: 2).merged(ranges) == [at(0)...at(4), at(30)...at(51)])
    }
}
