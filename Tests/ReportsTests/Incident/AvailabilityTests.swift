import Foundation
import StreamAnalysis
import Testing

@testable import Reports

struct AvailabilityTests {
    /// Fragments of two seconds that start so many seconds after the sample's date.
    private func fragments(_ starts: [Double]) -> [ArchivedFragment] {
        starts.enumerated().map { index, start in Sample.archived(index, at: start, seconds: 2) }
    }

    private func availability(_ starts: [Double], seconds: Double) -> Availability {
        Availability(
            fragments(starts), in: Sample.date...Sample.date.addingTimeInterval(seconds),
            toleranceSeconds: 0.05)
    }

    @Test(
        arguments: [
            ([0, 2, 4], 6, 0),
            ([0, 4], 6, 2),
            ([1, 3], 5, 1),
            ([0, 2], 10, 6),
            ([], 10, 10),
            ([0, 1, 2], 4, 0),
            ([-1, 1], 3, 0),
            ([0, 2.04, 4.08], 6, 0),
        ] as [([Double], Double, Double)])
    func whatFragmentsDontCoverIsMissing(starts: [Double], seconds: Double, missing: Double) {
        let availability = availability(starts, seconds: seconds)
        #expect(abs(availability.missingSeconds - missing) < 0.001)
        #expect(abs((availability.fraction ?? -1) - (1 - missing / seconds)) < 0.001)
    }

    @Test func holesNameWhereMediaEndsAndGoesOn() {
        let holes = availability([0, 6], seconds: 8).holes
        #expect(holes.map(\.from) == [Sample.date.addingTimeInterval(2)])
        #expect(holes.map(\.to) == [Sample.date.addingTimeInterval(6)])
    }

    @Test(arguments: [(2.0, 6.0, 0.0, 4.0), (3, 5, 2, 6), (0, 8, 0, 0), (7, 9, 4, 7)])
    func ofWhatWasntListedNothingIsSaid(from: Double, to: Double, missing: Double, seconds: Double) {
        let begin = Sample.date
        let availability = Availability(
            fragments([0, 6]), in: begin...begin.addingTimeInterval(8), toleranceSeconds: 0.05,
            unseen: [begin.addingTimeInterval(from)...begin.addingTimeInterval(to)])
        #expect(abs(availability.missingSeconds - missing) < 0.001)
        #expect(abs(availability.seconds - seconds) < 0.001)
    }

    @Test func anEmptyRangeHasNoFraction() {
        #expect(availability([0], seconds: 0).fraction == nil)
    }
}
