public import FoundationEssentials

/// What ListFragments is asked.
public struct ListFragmentsInput: Hashable, Sendable {
    /// Which stream.
    public var stream: StreamReference
    /// Which fragments; may be `nil` only together with ``nextToken``.
    public var selector: FragmentSelector?
    /// Fragments a page, 1 to 1,000; the service's own default isn't documented. It is also the call's price in quota points.
    public var maxResults: Int?
    /// Where to go on, from an earlier page; `nil` begins.
    public var nextToken: String?

    /// A question about `stream`.
    public init(
        stream: StreamReference, selector: FragmentSelector?, maxResults: Int? = nil, nextToken: String? = nil
    ) {
        self.stream = stream
        self.selector = selector
        self.maxResults = maxResults
        self.nextToken = nextToken
    }
}

/// A fragment as ListFragments tells it.
public struct ListedFragment: Hashable, Sendable {
    /// The service's number: decimal digits, 47 of them today, more than any integer type holds.
    public var fragmentNumber: String
    /// Where it begins by the producer's clock, to the millisecond.
    public var producerTimestamp: Date
    /// When the service began to receive it, by the service's clock, to the millisecond.
    public var serverTimestamp: Date
    /// Its length without its last frame's; zero for a single frame.
    public var length: Duration
    /// Its size.
    public var byteCount: Int

    /// A fragment with what ListFragments tells of it.
    public init(
        fragmentNumber: String, producerTimestamp: Date, serverTimestamp: Date, length: Duration,
        byteCount: Int
    ) {
        self.fragmentNumber = fragmentNumber
        self.producerTimestamp = producerTimestamp
        self.serverTimestamp = serverTimestamp
        self.length = length
        self.byteCount = byteCount
    }
}

/// A page of fragments.
public struct ListFragmentsPage: Hashable, Sendable {
    /// The fragments, in no order, not even across pages; may be none.
    public var fragments: [ListedFragment]
    /// The next page's token, or `nil` on the last page.
    public var nextToken: String?

    /// A page.
    public init(fragments: [ListedFragment], nextToken: String? = nil) {
        self.fragments = fragments
        self.nextToken = nextToken
    }
}

/// The pages of ListFragments.
public typealias ListFragmentsPages = Pages<ListFragmentsPage>

extension KinesisVideoClient {
    /// The archived fragments of a range of time, page by page.
    ///
    /// They come in no order, and usually within a second after they were persisted. A range before the stream's retention is empty.
    ///
    /// - Parameters:
    ///   - input: Which stream, which range, how many a page.
    ///   - deadline: The time for one page, retries included; the configuration's where `nil`.
    public func listFragments(
        _ input: ListFragmentsInput, deadline: Duration? = nil
    ) -> ListFragmentsPages {
        ListFragmentsPages { (token: String?) async throws(KinesisVideoError) in
            var input = input
            input.nextToken = token ?? input.nextToken
            let call = ServiceCall(
                try checked(try .listFragments(input)),
                quotaPoints: input.maxResults ?? ListFragmentsInput.maximumResults,
                decode: ListFragmentsDecoder.decode)
            let page = try await archivedMedia(call, deadline: deadline)
            return (page, page.nextToken)
        }
    }
}

extension ServiceRequest {
    /// A page of archived fragments.
    ///
    /// The service would answer 500 InternalFailure where both selector and token are missing.
    public static func listFragments(
        _ input: ListFragmentsInput
    ) throws(KinesisVideoError) -> ServiceRequest {
        try ServiceRequest(
            .listFragments, of: input.stream,
            [
                Member("MaxResults", input.maxResults, in: 1...ListFragmentsInput.maximumResults),
                Member("NextToken", input.nextToken, .nextToken),
                Member("FragmentSelector", input.selector?.members),
            ]
        ) { () throws(RuleViolation) in
            guard input.selector != nil || input.nextToken != nil else {
                throw RuleViolation(
                    "FragmentSelector", "is required without a NextToken",
                    source: ServiceOperation.listFragments.source)
            }
        }
    }
}

extension ListFragmentsInput {
    /// The most fragments a page can have.
    static let maximumResults = 1000
}
