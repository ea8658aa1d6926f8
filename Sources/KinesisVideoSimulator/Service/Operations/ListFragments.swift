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
        let listing = try PagedListing(request, of: stream, at: Instant(date))
        try count("ListFragments", of: stream.name, amount: limit, at: date)
        return try listing.page(of: limit, of: stream, at: Instant(date))
    }

    /// How long pages are where MaxResults isn't given; undocumented, and seen to be this.
    private static let usualPage = 100
}
