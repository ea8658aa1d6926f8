package import FoundationEssentials

/// The input of GetDataEndpoint.
package struct GetDataEndpointRequest: Hashable, Sendable, Decodable {
    /// StreamName.
    package var streamName: String?
    /// StreamARN.
    package var streamARN: String?
    /// APIName.
    package var apiName: String?

    /// A request for the endpoint of one API.
    package init(streamName: String? = nil, streamARN: String? = nil, apiName: String? = nil) {
        self.streamName = streamName
        self.streamARN = streamARN
        self.apiName = apiName
    }

    private enum CodingKeys: String, CodingKey {
        case streamName, streamARN
        // How the decoder spells `APIName`, whose first letter it makes small.
        case apiName = "aPIName"
    }
}

extension ArchivedMediaService {
    /// Every value of APIName. Source: KVS API reference, GetDataEndpoint.
    private static let apiNames: Set<String> = [
        "PUT_MEDIA", "GET_MEDIA", "LIST_FRAGMENTS", "GET_MEDIA_FOR_FRAGMENT_LIST",
        "GET_HLS_STREAMING_SESSION_URL",
        "GET_DASH_STREAMING_SESSION_URL", "GET_CLIP", "GET_IMAGES",
    ]

    /// Where the API is to be called: always here.
    package mutating func getDataEndpoint(
        _ request: GetDataEndpointRequest, at date: Date
    ) throws(ServiceError) -> String {
        guard let name = request.apiName, Self.apiNames.contains(name) else {
            throw .invalidArgument(
                "APIName", "it must be one of \(Self.apiNames.sorted().joined(separator: ", "))")
        }
        let stream = try stream(StreamReference(name: request.streamName, arn: request.streamARN), at: date)
        try count("GetDataEndpoint", of: stream.name, at: date)
        return dataEndpoint
    }
}
