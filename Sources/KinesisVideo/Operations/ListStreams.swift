/// What ListStreams is asked.
public struct ListStreamsInput: Hashable, Sendable {
    /// What the names begin with, or `nil` for all.
    public var namePrefix: String?
    /// Streams a page, 1 to 10,000; the service gives 10 where `nil`.
    public var maxResults: Int?
    /// Where to go on, from an earlier page; `nil` begins.
    public var nextToken: String?

    /// A question about all streams, unless told otherwise.
    public init(namePrefix: String? = nil, maxResults: Int? = nil, nextToken: String? = nil) {
        self.namePrefix = namePrefix
        self.maxResults = maxResults
        self.nextToken = nextToken
    }
}

/// A page of the account's streams.
public struct ListStreamsPage: Hashable, Sendable {
    /// The streams; may be none.
    public var streams: [DescribedStream]
    /// The next page's token, or `nil` on the last page.
    public var nextToken: String?

    /// A page.
    public init(streams: [DescribedStream], nextToken: String? = nil) {
        self.streams = streams
        self.nextToken = nextToken
    }
}

/// The pages of ListStreams.
public typealias ListStreamsPages = Pages<ListStreamsPage>

extension KinesisVideoClient {
    /// The account's streams in the region, page by page.
    ///
    /// - Parameters:
    ///   - input: Which streams, and how many a page.
    ///   - deadline: The time for one page, retries included; the configuration's where `nil`.
    public func listStreams(_ input: ListStreamsInput, deadline: Duration? = nil) -> ListStreamsPages {
        ListStreamsPages { (token: String?) async throws(KinesisVideoError) in
            var input = input
            input.nextToken = token ?? input.nextToken
            let call = ServiceCall(try checked(try .listStreams(input)), decode: ListStreamsDecoder.decode)
            let page = try await control(call, deadline: deadline)
            return (page, page.nextToken)
        }
    }

    /// The account's streams in the region, page by page.
    ///
    /// - Parameters:
    ///   - namePrefix: What the names begin with, or `nil` for all.
    ///   - pageSize: Streams a page, 1 to 10,000.
    ///   - deadline: The time for one page, retries included; the configuration's where `nil`.
    public func listStreams(
        namePrefix: String? = nil, pageSize: Int = 1000, deadline: Duration? = nil
    ) -> ListStreamsPages {
        listStreams(ListStreamsInput(namePrefix: namePrefix, maxResults: pageSize), deadline: deadline)
    }
}

extension ServiceRequest {
    /// A page of the account's streams.
    public static func listStreams(_ input: ListStreamsInput) throws(KinesisVideoError) -> ServiceRequest {
        try ServiceRequest(
            .listStreams,
            [
                Member("MaxResults", input.maxResults, in: 1...10_000),
                Member("NextToken", input.nextToken, .streamsToken),
                Member(
                    "StreamNameCondition",
                    input.namePrefix.map { prefix in
                        [
                            Member("ComparisonOperator", NameComparison.beginsWith),
                            Member("ComparisonValue", prefix, .streamName),
                        ]
                    }),
            ])
    }
}

/// How ListStreams compares names.
private enum NameComparison: String, CaseIterable {
    case beginsWith = "BEGINS_WITH"
}

/// Reads `{"StreamInfoList": […], "NextToken": …}`.
enum ListStreamsDecoder {
    private enum Name: String, CaseIterable {
        case streams = "StreamInfoList"
        case token = "NextToken"
    }

    private static let keys = JSONKeys<Name>()

    static func decode(_ body: [UInt8]) throws(UndecodableBody) -> ListStreamsPage {
        var scanner = JSONScanner(body)
        var streams: [DescribedStream]?
        var token: String?
        try scanner.object(keys) { scanner, name throws(UndecodableBody) in
            switch name {
            case .token: token = try scanner.string()
            case .streams:
                var list: [DescribedStream] = []
                try scanner.array { scanner throws(UndecodableBody) in
                    if let stream = try DescribedStream(&scanner) { list.append(stream) }
                }
                streams = list
            }
        }
        return ListStreamsPage(
            streams: try UndecodableBody.require(streams, "StreamInfoList"), nextToken: token.nonEmpty)
    }
}

extension String? {
    /// The text, or `nil` where it is empty: an empty page token ends a listing as a missing one does.
    var nonEmpty: String? { self?.isEmpty == true ? nil : self }
}
