/// The input of ListStreams.
package struct ListStreamsRequest: Hashable, Sendable, Decodable {
    /// How many at most.
    package var maxResults: Int?
    /// Where the previous page ended.
    package var nextToken: String?

    /// A request for one page.
    package init(maxResults: Int? = nil, nextToken: String? = nil) {
        self.maxResults = maxResults
        self.nextToken = nextToken
    }
}

/// The output of ListStreams.
package struct ListStreamsResult: Sendable {
    /// This page's streams.
    package var streams: [SimulatedStream]
    /// What to ask the next page with, or `nil` after the last.
    package var nextToken: String?
}

extension ArchivedMediaService {
    /// The streams in the order of their names, ten a page unless asked otherwise.
    package func listStreams(
        _ request: ListStreamsRequest = ListStreamsRequest()
    ) throws(ServiceError) -> ListStreamsResult {
        let limit = request.maxResults ?? 10
        guard (1...10_000).contains(limit) else {
            throw .invalidArgument("MaxResults", "it must be between 1 and 10000")
        }
        var start = 0
        if let token = request.nextToken {
            guard let values = PageToken.values(of: token), values.count == 1,
                streams.indices.contains(Int(values[0]))
            else { throw .invalidArgument("NextToken", "it isn't one that this operation gave") }
            start = Int(values[0])
        }
        let end = min(start + limit, streams.count)
        return ListStreamsResult(
            streams: Array(streams[start..<end]),
            nextToken: end < streams.count ? PageToken.text([Int64(end)]) : nil)
    }
}
