import Foundation
import Testing

@testable import KinesisVideoSimulator

/// A whole day of a stream that is asked every minute, and what is left of it a day later.
struct SimulatedDayTests {
    private static let day = 86_400.0

    private static func service(_ scenario: Scenario) -> ArchivedMediaService {
        ArchivedMediaService(scenario: scenario, start: testStart, past: .zero)
    }

    /// The numbers that begin in `range`, asked for at `date`, over all pages.
    private static func numbers(
        _ service: inout ArchivedMediaService, in range: ClosedRange<Date>, at date: Date
    ) throws -> [String] {
        let name = try #require(service.streams.first?.name)
        let selector = FragmentSelector(.server, from: range.lowerBound, through: range.upperBound)
        var request = ListFragmentsRequest(streamName: name, maxResults: 1000, fragmentSelector: selector)
        var numbers: [String] = []
        repeat {
            let page = try service.listFragments(request, at: date)
            numbers += page.fragments.map(\.number)
            request = ListFragmentsRequest(
                streamName: name, maxResults: 1000, nextToken: page.nextToken)
        } while request.nextToken != nil
        return numbers
    }

    @Test func whatEachMinuteListedIsWhatTheDayLists() throws {
        var service = Self.service(.gap)
        service.enforcesQuotas = false
        var minutes: Set<String> = []
        for end in stride(from: 180.0, through: Self.day, by: 60) {
            // Two minutes back everything is stored and listed.
            minutes.formUnion(
                try Self.numbers(&service, in: .at(end - 120) ... .at(end), at: .at(end + 10)))
        }
        let whole = try Self.numbers(&service, in: .at(60) ... .at(Self.day), at: .at(Self.day + 10))
        #expect(whole.count == Set(whole).count)
        let isAllListed = Set(whole) == minutes
        #expect(isAllListed, "\(minutes.symmetricDifference(whole).count) numbers are listed only once")
        // Of 29 or 30 fragments a minute three are refused.
        #expect((26.0...27.5).contains(Double(whole.count) / 1439))
    }

    @Test func aDayLaterAllOfItIsGone() throws {
        var service = Self.service(.steady)
        service.enforcesQuotas = false
        let range = Date.at(0) ... .at(3600)
        let before = try Self.numbers(&service, in: range, at: .at(Self.day))
        let halfWay = try Self.numbers(&service, in: range, at: .at(Self.day + 1800))
        let after = try Self.numbers(&service, in: range, at: .at(Self.day + 3700))
        #expect(before.count == 1758)
        #expect((870...890).contains(halfWay.count))
        let isNothingNew = Set(halfWay).isSubset(of: before)
        #expect(isNothingNew)
        #expect(after.isEmpty)
    }
}
