extension APIOperation {
    /// What the region's host offers.
    static let control: [APIOperation] = [
        APIOperation("ListStreams", .control) { (service, call) throws(ServiceError) in
            try service.count("ListStreams", at: call.date)
            let page = try service.listStreams(try call.input())
            let region = service.region
            return .value([
                "NextToken": .text(page.nextToken),
                "StreamInfoList": .array(page.streams.map { description(of: $0, region: region) }),
            ])
        },
        APIOperation("DescribeStream", .control) { (service, call) throws(ServiceError) in
            let stream = try service.describeStream(try call.input(), at: call.date)
            return .value(["StreamInfo": description(of: stream, region: service.region)])
        },
        APIOperation("GetDataEndpoint", .control) { (service, call) throws(ServiceError) in
            .value(["DataEndpoint": .text(try service.getDataEndpoint(try call.input(), at: call.date))])
        },
    ]

    private static func description(of stream: SimulatedStream, region: String) -> JSONText {
        [
            "CreationTime": .date(stream.created),
            "DataRetentionInHours": .integer(Int64(stream.settings.retentionHours)),
            "DeviceName": .text(stream.settings.deviceName),
            "KmsKeyId": .text(
                stream.settings.kmsKeyID
                    ?? "arn:aws:kms:\(region):\(SimulatedStream.account):alias/aws/kinesisvideo"),
            "MediaType": .text(stream.settings.mediaType), "Status": .text("ACTIVE"),
            "StreamARN": .text(stream.arn(region: region)), "StreamName": .text(stream.name),
            "Version": .text(stream.settings.version),
        ]
    }
}
