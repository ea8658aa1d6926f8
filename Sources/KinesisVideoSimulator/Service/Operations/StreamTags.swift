package import FoundationEssentials

/// The input of TagStream, UntagStream and ListTagsForStream: each reads the members that it has.
package struct StreamTagsRequest: Hashable, Sendable, Decodable {
    /// StreamName.
    package var streamName: String?
    /// StreamARN.
    package var streamARN: String?
    /// Tags, for TagStream.
    package var tags: [String: String]?
    /// TagKeyList, for UntagStream.
    package var tagKeyList: [String]?
    /// NextToken, for ListTagsForStream.
    package var nextToken: String?

    /// A request about a stream's tags.
    package init(
        streamName: String? = nil, streamARN: String? = nil, tags: [String: String]? = nil,
        tagKeyList: [String]? = nil, nextToken: String? = nil
    ) {
        self.streamName = streamName
        self.streamARN = streamARN
        self.tags = tags
        self.tagKeyList = tagKeyList
        self.nextToken = nextToken
    }

    fileprivate var reference: StreamReference { StreamReference(name: streamName, arn: streamARN) }
}

extension ArchivedMediaService {
    /// Adds tags to a stream, or gives those it has other values.
    package mutating func tagStream(_ request: StreamTagsRequest) throws(ServiceError) {
        guard let tags = request.tags, !tags.isEmpty else {
            throw .invalidArgument("Tags", "at least one is required")
        }
        try changeSettings(of: request.reference) { (settings) throws(ServiceError) in
            try settings.addTags(tags)
        }
    }

    /// Takes tags away from a stream; keys that it doesn't have are passed over.
    package mutating func untagStream(_ request: StreamTagsRequest) throws(ServiceError) {
        guard let keys = request.tagKeyList, (1...StreamSettings.mostTags).contains(keys.count) else {
            throw .invalidArgument("TagKeyList", "it must have 1 to \(StreamSettings.mostTags) keys")
        }
        for key in keys { try TextRule.tagKey.named("TagKeyList").check(key) }
        try changeSettings(of: request.reference) { (settings) throws(ServiceError) in
            for key in keys { settings.tags[key] = nil }
        }
    }

    /// The tags of a stream, all at once: no token was ever given.
    package mutating func listTagsForStream(
        _ request: StreamTagsRequest, at date: Date
    ) throws(ServiceError) -> [String: String] {
        guard (request.nextToken ?? "").isEmpty else {
            throw .invalidArgument("NextToken", "it isn't one that this operation gave")
        }
        return try stream(request.reference, at: date).settings.tags
    }
}

extension StreamSettings {
    /// How many tags a stream has at most. Source: KVS API reference, TagStream.
    static let mostTags = 50

    /// Adds `tags`, or refuses them.
    mutating func addTags(_ tags: [String: String]) throws(ServiceError) {
        for (key, value) in tags {
            try TextRule.tagKey.check(key)
            try TextRule.tagValue.check(value)
        }
        let all = self.tags.merging(tags) { $1 }
        guard all.count <= Self.mostTags else {
            throw ServiceError(
                status: 400, code: "TagsPerResourceExceededLimitException",
                message: "A stream can't have more than \(Self.mostTags) tags.")
        }
        self.tags = all
    }
}
