extension APIOperation {
    /// The operations that set streams up and take them down.
    static let lifecycle: [APIOperation] = [
        APIOperation("CreateStream", .control) { (service, call) throws(ServiceError) in
            let stream = try service.createStream(try call.input(), at: call.date)
            return .value(["StreamARN": .text(stream.arn(region: service.region))])
        },
        APIOperation("DeleteStream", .control) { (service, call) throws(ServiceError) in
            _ = try service.deleteStream(try call.input(), at: call.date)
            return .value([:])
        },
        APIOperation("UpdateDataRetention", .control) { (service, call) throws(ServiceError) in
            try service.updateDataRetention(try call.input())
            return .value([:])
        },
        APIOperation("UpdateStream", .control) { (service, call) throws(ServiceError) in
            try service.updateStream(try call.input())
            return .value([:])
        },
        APIOperation("TagStream", .control) { (service, call) throws(ServiceError) in
            try service.tagStream(try call.input())
            return .value([:])
        },
        APIOperation("UntagStream", .control) { (service, call) throws(ServiceError) in
            try service.untagStream(try call.input())
            return .value([:])
        },
        APIOperation("ListTagsForStream", .control) { (service, call) throws(ServiceError) in
            let tags = try service.listTagsForStream(try call.input(), at: call.date)
            return .value(["NextToken": .text(nil), "Tags": .object(tags.mapValues { .text($0) })])
        },
    ]
}
