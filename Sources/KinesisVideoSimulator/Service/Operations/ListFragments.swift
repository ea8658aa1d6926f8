package import FoundationEssentials

/// The input of ListFragments.
package struct ListFragmentsRequest: Hashable, Sendable, Decodable {
    /// StreamName.
    package var streamName: String?
    /// StreamARN.
    package var streamARN: String?
    /// How many at most.
    package var maxResults: Int?
    /// Where the previous page ended.
    package var nextToken: String?
    /// Which fragments; required without ``nextToken``.
    package var fragmentSelector: FragmentSelector?

    /// A request for one page.
    package init(
        streamName: String? = nil, streamARN: String? = nil, maxResults: Int? = nil, nextToken: String? = nil,
        fragmentSelector: FragmentSelector? = nil
    ) {
        self.streamName = streamName
        self.streamARN = streamARN
        self.maxResults = maxResults
        self.nextToken = nextToken
        self.fragmentSelector = fragmentSelector
    }
}

/// The output of ListFragments.
package struct ListFragmentsResult: Hashable, Sendable {
    /// This page's fragments, in no order.
    package var fragments: [StoredFragment]
    /// What to ask the next page with, or `nil` after the last.
    package var nextToken: String?
}

extension ArchivedMediaService {
    /// One page of the fragments whose timestamp lies in the range, both ends included, in an order that says nothing.
    ///
    /// All pages show the archive as it was for the first, so every fragment is on exactly one.
    /// Source: KVS API reference, ListFragments.
    package mutating func listFragments(
        _ request: ListFragmentsRequest, at date: Date
    ) throws(ServiceError) -> ListFragmentsResult {
        let stream = try stream(StreamReference(name: request.streamName, arn: request.streamARN), at: date)
        let limit = request.maxResults ?? Self.usualPage
        guard (1...1000).contains(limit) else {
            throw .invalidArgument("MaxResults", "it must be between 1 and 1000")
        }
        let listing = try Listing.asked(by: request, at: Instant(date))
        let shuffled = listing.fragments(of: stream)
        guard listing.offset <= shuffled.count else { throw Listing.badToken }
        let end = min(listing.offset + limit, shuffled.count)
        let next = end < shuffled.count ? listing.continued(from: end).token : nil
        return ListFragmentsResult(fragments: Array(shuffled[listing.offset..<end]), nextToken: next)
    }

    /// How long pages are where MaxResults isn't given; undocumented, and seen to be this.
    private static let usualPage = 100
}

/// A listing over several pages: all that its token has to remember.
private struct Listing {
    var selector: TimestampSelector
    var range: ClosedRange<Instant>
    /// The time as of which the archive is shown.
    var asOf: Instant
    var offset: Int

    static let badToken = ServiceError.invalidArgument("NextToken", "it isn't one that this operation gave")

    /// The listing that `request` asks for at `now`: a new one, or one that goes on.
    static func asked(by request: ListFragmentsRequest, at now: Instant) throws(ServiceError) -> Listing {
        if let token = request.nextToken { return try continued(by: token) }
        guard let selector = request.fragmentSelector else { throw .internalFailure }
        let field = "FragmentSelector"
        let clock = try selector.clock(field: field)
        let start = try selector.start(field: field)
        guard let end = selector.end else {
            throw .invalidArgument("\(field).TimestampRange.EndTimestamp", "it is required")
        }
        guard start <= end else {
            throw .invalidArgument(
                "\(field).TimestampRange", "StartTimestamp must not be later than EndTimestamp")
        }
        return Listing(selector: clock, range: start...end, asOf: now, offset: 0)
    }

    private static func continued(by token: String) throws(ServiceError) -> Listing {
        guard let values = PageToken.values(of: token), values.count == 5, values[1] <= values[2],
            let offset = Int(exactly: values[4]), offset >= 0
        else { throw badToken }
        return Listing(
            selector: values[0] == 0 ? .producer : .server,
            range: Instant(milliseconds: values[1])...Instant(milliseconds: values[2]),
            asOf: Instant(milliseconds: values[3]), offset: offset)
    }

    var token: String {
        PageToken.text([
            selector == .producer ? 0 : 1, range.lowerBound.milliseconds, range.upperBound.milliseconds,
            asOf.milliseconds, Int64(offset),
        ])
    }

    func continued(from offset: Int) -> Listing {
        var next = self
        next.offset = offset
        return next
    }

    func fragments(of stream: SimulatedStream) -> [StoredFragment] {
        let dice = Dice(seed: stream.seed)
        var generator = SplitMix64(state: dice.draw(.shuffle, at: Int(truncatingIfNeeded: asOf.milliseconds)))
        let oldest = asOf - .seconds(stream.settings.retentionHours * 3600)
        return stream.archive.order(selector).places(in: range)
            .map { stream.archive.fragments[$0.index] }
            .filter { $0.capture.listable <= asOf && $0.capture.serverTimestamp >= oldest }
            .shuffled(using: &generator)
    }
}
