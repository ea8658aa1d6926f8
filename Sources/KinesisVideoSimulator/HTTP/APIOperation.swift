import FoundationEssentials

/// One signed operation: its path, and how its input and output travel.
struct APIOperation: Sendable {
    /// What an operation is asked with.
    struct Call {
        var body: [UInt8]
        var date: Date
    }

    /// The path, whose first letter is small; another spelling is unknown to the service.
    let path: String
    /// Answers one call.
    let answer: @Sendable (inout ArchivedMediaService, Call) throws(ServiceError) -> JSONText

    /// Every operation that is offered.
    static let all: [APIOperation] = [
        APIOperation(path: "/listStreams") { (service, call) throws(ServiceError) in
            let page = try service.listStreams(try call.input())
            let region = service.region
            return .object([
                "NextToken": .text(page.nextToken),
                "StreamInfoList": .array(page.streams.map { description(of: $0, region: region) }),
            ])
        },
        APIOperation(path: "/describeStream") { (service, call) throws(ServiceError) in
            let stream = try service.describeStream(try call.input(), at: call.date)
            return .object(["StreamInfo": description(of: stream, region: service.region)])
        },
        APIOperation(path: "/getDataEndpoint") { (service, call) throws(ServiceError) in
            .object(["DataEndpoint": .text(try service.getDataEndpoint(try call.input(), at: call.date))])
        },
        APIOperation(path: "/listFragments") { (service, call) throws(ServiceError) in
            let page = try service.listFragments(try call.input(), at: call.date)
            return .object([
                "Fragments": .array(page.fragments.map(description)), "NextToken": .text(page.nextToken),
            ])
        },
        APIOperation(path: "/getHLSStreamingSessionURL") { (service, call) throws(ServiceError) in
            // The token is a credential: it mustn't follow from a seed.
            var generator = SystemRandomNumberGenerator()
            let url = try service.getHLSStreamingSessionURL(
                try call.input(), at: call.date, using: &generator)
            return .object(["HLSStreamingSessionURL": .text(url)])
        },
    ]

    private static func description(of stream: SimulatedStream, region: String) -> JSONText {
        .object([
            "CreationTime": .date(stream.created),
            "DataRetentionInHours": .integer(Int64(SimulatedStream.retentionHours)),
            "DeviceName": .text(nil),
            "KmsKeyId": .text("arn:aws:kms:\(region):\(SimulatedStream.account):alias/aws/kinesisvideo"),
            "MediaType": .text("video/h264,audio/aac"), "Status": .text("ACTIVE"),
            "StreamARN": .text(stream.arn(region: region)), "StreamName": .text(stream.name),
            "Version": .text("S1mulatedVersion0001"),
        ])
    }

    private static func description(of fragment: StoredFragment) -> JSONText {
        .object([
            "FragmentLengthInMilliseconds": .integer(fragment.length.milliseconds),
            "FragmentNumber": .text(fragment.number),
            "FragmentSizeInBytes": .integer(Int64(fragment.byteCount)),
            "ProducerTimestamp": .date(fragment.capture.producerTimestamp),
            "ServerTimestamp": .date(fragment.capture.serverTimestamp),
        ])
    }
}

extension APIOperation.Call {
    /// The input that the body holds; an empty body is an input without members.
    func input<Input: Decodable>(_ type: Input.Type = Input.self) throws(ServiceError) -> Input {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .custom { path in
            let name = path.last?.stringValue ?? ""
            return MemberName(stringValue: name.prefix(1).lowercased() + name.dropFirst())
        }
        do {
            return try decoder.decode(type, from: Data(body.isEmpty ? Array("{}".utf8) : body))
        } catch {
            throw ServiceError(status: 400, code: "SerializationException", message: nil)
        }
    }
}

/// The name of a member after its first letter was made small, as Swift writes names.
private struct MemberName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
