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
    ///   - namePrefix: What the names begin with, or `nil` for all.
    ///   - pageSize: Streams a page, 1 to 10,000.
    ///   - deadline: The time for one page, retries included; the configuration's where `nil`.
    public func listStreams(
        namePrefix: String? = nil, pageSize: Int = 1000, deadline: Duration? = nil
    ) -> ListStreamsPages {
        ListStreamsPages { (token: String?) async throws(KinesisVideoError) in
            do throws(RuleViolation) {
                try RuleViolation.check(
                    pageSize, of: "MaxResults", within: 1...10_000, source: "KVS API reference, ListStreams")
            } catch { throw KinesisVideoError(error) }
            let condition = namePrefix.map { prefix in
                JSONValue.object([
                    ("ComparisonOperator", .string("BEGINS_WITH")), ("ComparisonValue", .string(prefix)),
                ])
            }
            let call = ServiceCall(
                operation: .listStreams,
                body: .object([
                    ("MaxResults", .integer(pageSize)), ("NextToken", token.map { .string($0) }),
                    ("StreamNameCondition", condition),
                ]), decode: ListStreamsDecoder.decode)
            let page = try await control(call, deadline: deadline)
            return (page, page.nextToken)
        }
    }
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
