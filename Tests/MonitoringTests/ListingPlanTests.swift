import Foundation
import Testing

@testable import Monitoring

struct ListingPlanTests {
    private let start = Date(timeIntervalSince1970: 1_700_000_000)

    @Test("The first listing reaches back over the history, so that the first screen isn't empty")
    func beginsWithTheHistory() {
        let request = ListingPlan(history: .seconds(300)).request(at: start)
        #expect(request.range == start.addingTimeInterval(-300)...start)
        #expect(request.maxResults == 385)
    }

    @Test("Later listings overlap the one before by 45 s")
    func overlaps() {
        var plan = ListingPlan()
        plan.answered(plan.request(at: start), count: 150)
        let next = plan.request(at: start.addingTimeInterval(1))
        #expect(next.range == start.addingTimeInterval(-45)...start.addingTimeInterval(1))
    }

    @Test("MaxResults is fitted to what was seen: a call costs what it asks for")
    func fitsMaxResults() {
        var plan = ListingPlan()
        plan.answered(plan.request(at: start), count: 150)
        #expect(plan.request(at: start.addingTimeInterval(1)).maxResults == 39)
    }

    @Test("After an outage the next listing reaches back to where the last one ended")
    func catchesUp() {
        var plan = ListingPlan()
        plan.answered(plan.request(at: start), count: 150)
        let next = plan.request(at: start.addingTimeInterval(600))
        #expect(next.range.lowerBound == start.addingTimeInterval(-45))
    }

    @Test(
        "No page asks for more than the service allows, nor for fewer than 10",
        arguments: [
            (86_400.0, 1000), (0.0, 10),
        ])
    func staysWithinTheLimits(history: Double, expected: Int) {
        #expect(ListingPlan(history: .seconds(history)).request(at: start).maxResults == expected)
    }

    @Test("A clock that is set back never makes an empty or inverted range")
    func survivesClockChanges() {
        var plan = ListingPlan()
        plan.answered(plan.request(at: start), count: 10)
        let early = start.addingTimeInterval(-900)
        #expect(plan.request(at: early).range == early.addingTimeInterval(-45)...early)
    }
}
