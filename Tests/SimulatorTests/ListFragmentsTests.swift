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

    /// All pages of `limit` at `dates`, one date a page and the last for all that follow.
    private static func pages(
        of service: inout ArchivedMediaService, _ request: ListFragmentsRequest, at dates: [Double]
    ) throws -> [[UInt64]] {
        var (request, pages) = (request, [[UInt64]]())
        repeat {
            let date = dates[min(pages.count, dates.count - 1)]
            let page = try service.listFragments(request, at: .at(date))
            pages.append(page.fragments.map(\.sequence))
            request.nextToken = page.nextToken
        } while request.nextToken != nil
        return pages
    }

    @Test func shufflesOverAllPages() throws {
        let fragments = (0..<1000).map { StoredFragment.made($0, producer: Double($0) * 2) }
        var service = HandMadeService(fragments).service
        let pages = try Self.pages(of: &service, Self.request(.producer, 0...3000, limit: 100), at: [4000])
        #expect(pages.joined().sorted() == Array(0..<1000))
        // Of a page in the archive's order, neighbours would be a hundred times neighbours.
        for page in pages {
            #expect(page.count == 100)
            #expect(zip(page, page.dropFirst()).count { $1 == $0 + 1 } < 10)
            #expect((page.max() ?? 0) - (page.min() ?? 0) > 800)
        }
    }

    @Test(arguments: [TimestampSelector.producer, .server])
    func whatComesBetweenTwoPagesMovesNothing(selector: TimestampSelector) throws {
        var service = HandMadeService(.steady).service
        let request = ListFragmentsRequest(
            streamName: "steady", maxResults: 7,
            fragmentSelector: FragmentSelector(selector, from: .at(-60), through: .at(60)))
        var other = service
        let moving = try Self.pages(of: &service, request, at: [3, 13, 23, 33])
        #expect(try moving == Self.pages(of: &other, request, at: [3]))
    }

    @Test func keepsTheOrderWhereTheScriptSaysSo() throws {
        var stream = SimulatedStream(name: "camera", fragments: Self.fragments, created: .at(-3600))
        stream.script.isListingShuffled = false
        var service = ArchivedMediaService(streams: [stream])
        let pages = try Self.pages(of: &service, Self.request(.server, 0...100, limit: 4), at: [100])
        #expect(Array(pages.joined()) == Array(0..<30))
    }

    @Test func refusesTheTokensOfAnotherStream() throws {
        let other = SimulatedStream(name: "other", fragments: Self.fragments, created: .at(-3600))
        let camera = SimulatedStream(name: "camera", fragments: Self.fragments, created: .at(-3600))
        var service = ArchivedMediaService(streams: [camera, other])
        let token = try service.listFragments(Self.request(.server, 0...100, limit: 3), at: .at(100))
            .nextToken
        #expect(throws: ServiceError.invalidArgument("NextToken", "it isn't one that this operation gave")) {
            try service.listFragments(
                ListFragmentsRequest(streamName: "other", nextToken: token), at: .at(100))
        }
    }

    @Test func leavesOutWhatWasTrimmed() throws {
        var service = HandMadeService(Self.fragments, retentionHours: 1).service
        let request = Self.request(.producer, 0...100)
        let counts = try [3600.0, 3600.001, 3610, 3658.001].map {
            try service.listFragments(request, at: .at($0)).fragments.count
        }
        #expect(counts == [30, 29, 25, 0])
    }

    @Test(arguments: [0, 1, 2, 3, 5, 16, 17, 1000])
    func theShuffleHasEachNumberOnce(count: Int) {
        for key: UInt64 in 0..<20 {
            let order = ShuffledIndices(count: count, key: key)
            #expect((0..<count).map { order[$0] }.sorted() == Array(0..<count))
        }
    }
}
