/// The input of ListStreams.
package struct ListStreamsRequest: Hashable, Sendable, Decodable {
    /// How many at most.
    package var maxResults: Int?
    /// Where the previous page ended.
    package var nextToken: String?
    /// Which streams; all where it isn't given.
    package var streamNameCondition: StreamNameCondition?

    /// A request for one page.
    package init(
        maxResults: Int? = nil, nextToken: String? = nil, streamNameCondition: StreamNameCondition? = nil
    ) {
        self.maxResults = maxResults
        self.nextToken = nextToken
        self.streamNameCondition = streamNameCondition
    }
}

/// StreamNameCondition: how the names of the streams asked for begin.
package struct StreamNameCondition: Hashable, Sendable, Decodable {
    /// ComparisonOperator; there is only `BEGINS_WITH`.
    package var comparisonOperator: String?
    /// ComparisonValue.
    package var comparisonValue: String?

    /// Names that begin with `prefix`.
    package init(comparisonOperator: String? = "BEGINS_WITH", comparisonValue: String?) {
        self.comparisonOperator = comparisonOperator
        self.comparisonValue = comparisonValue
    }

    /// What the names must begin with.
    fileprivate func prefix() throws(ServiceError) -> String {
        guard comparisonOperator ?? "BEGINS_WITH" == "BEGINS_WITH" else {
            throw .invalidArgument("StreamNameCondition.ComparisonOperator", "it must be BEGINS_WITH")
        }
        try TextRule.comparisonValue.check(comparisonValue)
        return comparisonValue ?? ""
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
    ///
    /// The API reference (ListStreams, MaxResults) promises 10,000 then; what users have seen is ten (cloud-custodian#9805).
    package func listStreams(
        _ request: ListStreamsRequest = ListStreamsRequest()
    ) throws(ServiceError) -> ListStreamsResult {
        let limit = request.maxResults ?? 10
        guard (1...10_000).contains(limit) else {
            throw .invalidArgument("MaxResults", "it must be between 1 and 10000")
        }
        let prefix = try request.streamNameCondition?.prefix() ?? ""
        let matching = streams.filter { $0.name.hasPrefix(prefix) }
        var start = 0
        if let token = request.nextToken {
            guard let values = PageToken.values(of: token), values.count == 1,
                matching.indices.contains(Int(clamping: values[0]))
            else { throw .invalidArgument("NextToken", "it isn't one that this operation gave") }
            start = Int(clamping: values[0])
        }
        let end = min(start + limit, matching.count)
        return ListStreamsResult(
            streams: Array(matching[start..<end]),
            nextToken: end < matching.count ? PageToken.text([Int64(end)]) : nil)
    }
}
