import FoundationEssentials

extension APIOperation {
    /// What the data endpoint offers of archived media.
    static let archivedMedia: [APIOperation] = [
        APIOperation("ListFragments", .data) { (service, call) throws(ServiceError) in
            let page = try service.listFragments(try call.input(), at: call.date)
            return .value([
                "Fragments": .array(page.fragments.map(description)), "NextToken": .text(page.nextToken),
            ])
        },
        APIOperation("GetHLSStreamingSessionURL", .data) { (service, call) throws(ServiceError) in
            // The token is a credential: it mustn't follow from a seed.
            var generator = SystemRandomNumberGenerator()
            let url = try service.getHLSStreamingSessionURL(
                try call.input(), at: call.date, using: &generator)
            return .value(["HLSStreamingSessionURL": .text(url)])
        },
        APIOperation("GetDASHStreamingSessionURL", .data) { (service, call) throws(ServiceError) in
            var generator = SystemRandomNumberGenerator()
            let url = try service.getDASHStreamingSessionURL(
                try call.input(), at: call.date, using: &generator)
            return .value(["DASHStreamingSessionURL": .text(url)])
        },
        APIOperation("GetMediaForFragmentList", .data) { (service, call) throws(ServiceError) in
            .media(
                try service.getMediaForFragmentList(try call.input(), at: call.date), type: "video/webm")
        },
        APIOperation("GetClip", .data) { (service, call) throws(ServiceError) in
            .media([try service.getClip(try call.input(), at: call.date)], type: "video/mp4")
        },
        APIOperation("GetImages", .data) { (service, call) throws(ServiceError) in
            let page = try service.getImages(try call.input(), at: call.date)
            return .value([
                "Images": .array(page.images.map(description)), "NextToken": .text(page.nextToken),
            ])
        },
    ]

    private static func description(of image: SampledImage) -> JSONText {
        switch image.content {
        case .success(let bytes):
            [
                "Error": .text(nil), "ImageContent": .text(Data(bytes).base64EncodedString()),
                "TimeStamp": .date(image.time),
            ]
        case .failure(let failure):
            [
                "Error": .text(failure.rawValue), "ImageContent": .text(nil), "TimeStamp": .date(image.time),
            ]
        }
    }

    private static func description(of fragment: StoredFragment) -> JSONText {
        [
            "FragmentLengthInMilliseconds": .integer(fragment.length.milliseconds),
            "FragmentNumber": .text(fragment.number),
            "FragmentSizeInBytes": .integer(Int64(fragment.byteCount)),
            "ProducerTimestamp": .date(fragment.capture.producerTimestamp),
            "ServerTimestamp": .date(fragment.capture.serverTimestamp),
        ]
    }
}
