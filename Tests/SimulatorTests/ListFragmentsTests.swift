import Foundation
import Testing

@testable import KinesisVideoSimulator

/// Source: KVS API reference, ListFragments.
struct ListFragmentsTests {
    private static func request(
        _ selector: TimestampSelector, _ range: ClosedRange<Double>, limit: Int? = nil
    ) -> ListFragmentsRequest {
        ListFragmentsRequest(
            streamName: "camera", maxResults: limit,
            fragmentSelector: FragmentSelector(
                selector, from: .at(range.lowerBound), through: .at(range.upperBound)))
    }

    private static let fragments = (0..<30).map { StoredFragment.made($0, producer: Double($0) * 2) }

    @Test(arguments: [TimestampSelector.producer, .server])
    func includesBothEndsOfTheRange(selector: TimestampSelector) throws {
        var service = HandMadeService(Self.fragments).service
        let page = try service.listFragments(Self.request(selector, 2...6), at: .at(100))
        #expect(Set(page.fragments.map(\.sequence)) == [1, 2, 3])
        let inside = try service.listFragments(Self.request(selector, 2.001...5.999), at: .at(100))
        #expect(Set(inside.fragments.map(\.sequence)) == [2])
    }

    @Test(arguments: [1, 7, 29, 30, 31, 1000])
    func putsEachFragmentOnExactlyOnePage(limit: Int) throws {
        var service = HandMadeService(Self.fragments).service
        var request = Self.request(.server, 0...100, limit: limit)
        var seen: [UInt64] = []
        var pages = 0
        repeat {
            let page = try service.listFragments(request, at: .at(100 + Double(pages)))
            seen += page.fragments.map(\.sequence)
            pages += 1
            request = ListFragmentsRequest(streamName: "camera", maxResults: limit, nextToken: page.nextToken)
        } while request.nextToken != nil
        #expect(seen.sorted() == Array(0..<30))
        #expect(pages == (30 + limit - 1) / limit)
    }

    @Test func keepsToTheArchiveOfTheFirstPage() throws {
        var service = HandMadeService(.steady).service
        let range = FragmentSelector(.server, from: .at(-20), through: .at(60))
        let first = try service.listFragments(
            ListFragmentsRequest(streamName: "steady", maxResults: 5, fragmentSelector: range), at: .at(5))
        let second = try service.listFragments(
            ListFragmentsRequest(streamName: "steady", maxResults: 1000, nextToken: first.nextToken),
            at: .at(60))
        #expect(second.fragments.allSatisfy { $0.listable <= .at(5) })
        #expect(second.nextToken == nil)
    }

    @Test func saysNothingByItsOrder() throws {
        var service = HandMadeService(Self.fragments).service
        let one = try service.listFragments(Self.request(.server, 0...100), at: .at(100)).fragments
        let same = try service.listFragments(Self.request(.server, 0...100), at: .at(100)).fragments
        let later = try service.listFragments(Self.request(.server, 0...100), at: .at(101)).fragments
        #expect(one.map(\.sequence) != one.map(\.sequence).sorted())
        #expect(one == same)
        #expect(one != later)
        #expect(Set(one) == Set(later))
    }

    @Test func lagsBehindStorage() throws {
        var service = HandMadeService([.made(1, producer: 0, persisted: 3)]).service
        let counts = try [3.0, 3.499, 3.5].map {
            try service.listFragments(Self.request(.server, 0...1), at: .at($0)).fragments.count
        }
        #expect(counts == [0, 0, 1])
    }

    @Test func writesTokensInTheDocumentedAlphabet() throws {
        var service = HandMadeService(Self.fragments).service
        let token = try service.listFragments(Self.request(.server, 0...100, limit: 3), at: .at(100))
            .nextToken
        #expect(try #require(token).wholeMatch(of: /[a-zA-Z0-9+\/]+={0,2}/) != nil)
    }

    @Test(arguments: ["", "AAAA", "????", "MCAw", "MCAxIDAgMCAw", "MCAwIDAgMCA5OTk="])
    func refusesTokensThatItDidNotGive(token: String) {
        var service = HandMadeService(Self.fragments).service
        #expect(throws: ServiceError.invalidArgument("NextToken", "it isn't one that this operation gave")) {
            try service.listFragments(
                ListFragmentsRequest(streamName: "camera", nextToken: token), at: .at(100))
        }
    }

    @Test func failsInsideWithoutSelectorAndToken() {
        var service = HandMadeService(Self.fragments).service
        #expect(throws: ServiceError.internalFailure) {
            try service.listFragments(ListFragmentsRequest(streamName: "camera"), at: .at(100))
        }
    }

    @Test(arguments: [0, 1001])
    func limitsThePage(limit: Int) {
        var service = HandMadeService(Self.fragments).service
        #expect(throws: ServiceError.invalidArgument("MaxResults", "it must be between 1 and 1000")) {
            try service.listFragments(Self.request(.server, 0...1, limit: limit), at: .at(100))
        }
    }

    @Test func answersNothingForARangeWithoutMedia() throws {
        var service = HandMadeService(Self.fragments).service
        #expect(try service.listFragments(Self.request(.server, -99...(-9)), at: .at(100)).fragments.isEmpty)
    }

    @Test func hidesWhatWasRefusedAndWhatWasLost() throws {
        for scenario in [Scenario.gap, .reconnect] {
            var service = HandMadeService(scenario).service
            let page = try service.listFragments(
                ListFragmentsRequest(
                    streamName: scenario.streamName, maxResults: 1000,
                    fragmentSelector: FragmentSelector(.server, from: .at(-700), through: .at(0))),
                at: .at(10))
            #expect(page.fragments.allSatisfy { $0.capture.fate == .delivered })
            #expect((255...275).contains(page.fragments.count))
        }
    }
}
