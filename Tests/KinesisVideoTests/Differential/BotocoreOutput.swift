import Foundation

@testable import KinesisVideo

/// What our decoders read, under the service's own names, as botocore would say it.
enum BotocoreOutput {
    /// What the decoder of `operation` reads of `body`; `nil` for operations that answer media.
    static func decoded(_ operation: ServiceOperation, _ body: [UInt8]) throws -> JSONTree? {
        switch operation {
        case .describeStream: .object(["StreamInfo": tree(try DescribeStreamDecoder.decode(body))])
        case .getDataEndpoint: .object(["DataEndpoint": .text(try GetDataEndpointDecoder.decode(body))])
        case .listStreams: tree(try ListStreamsDecoder.decode(body))
        case .listFragments: tree(try ListFragmentsDecoder.decode(body))
        case .getImages: tree(try GetImagesDecoder.decode(body))
        case .getHLSStreamingSessionURL:
            .object([
                "HLSStreamingSessionURL": .text(
                    try GetHLSStreamingSessionURLDecoder.decode(body).reveal())
            ])
        case .getDASHStreamingSessionURL:
            .object([
                "DASHStreamingSessionURL": .text(
                    try GetDASHStreamingSessionURLDecoder.decode(body).reveal())
            ])
        case .getClip, .getMediaForFragmentList, .getHLSMasterPlaylist, .getHLSMediaPlaylist,
            .getDASHManifest, .getMP4InitFragment, .getMP4MediaFragment, .getTSFragment:
            nil
        }
    }

    private static func tree(_ page: ListStreamsPage) -> JSONTree {
        .object(["StreamInfoList": .list(page.streams.map(tree)), "NextToken": text(page.nextToken)])
    }

    private static func tree(_ stream: DescribedStream) -> JSONTree {
        .object([
            "StreamName": .text(stream.name), "StreamARN": text(stream.arn),
            "Status": text(stream.status?.rawValue), "MediaType": text(stream.mediaType),
            "DeviceName": text(stream.deviceName), "Version": text(stream.version),
            "KmsKeyId": text(stream.keyID), "CreationTime": stream.created.map(JSONTree.milliseconds),
            "DataRetentionInHours": stream.retentionHours.map { .number(Double($0)) },
        ])
    }

    private static func tree(_ page: ListFragmentsPage) -> JSONTree {
        .object(["Fragments": .list(page.fragments.map(tree)), "NextToken": text(page.nextToken)])
    }

    private static func tree(_ fragment: ListedFragment) -> JSONTree {
        .object([
            "FragmentNumber": .text(fragment.fragmentNumber),
            "FragmentSizeInBytes": .number(Double(fragment.byteCount)),
            "ProducerTimestamp": .milliseconds(fragment.producerTimestamp),
            "ServerTimestamp": .milliseconds(fragment.serverTimestamp),
            "FragmentLengthInMilliseconds": .number((fragment.length / .milliseconds(1)).rounded()),
        ])
    }

    private static func tree(_ page: GetImagesPage) -> JSONTree {
        .object(["Images": .list(page.images.map(tree)), "NextToken": text(page.nextToken)])
    }

    private static func tree(_ image: ArchivedImage) -> JSONTree {
        let (content, error): (JSONTree?, JSONTree?) =
            switch image.content {
            case .file(let bytes): (.text(Data(bytes).base64EncodedString()), nil)
            case .missing(let reason): (nil, .text(reason.rawValue))
            }
        return .object([
            "TimeStamp": .milliseconds(image.date), "ImageContent": content, "Error": error,
        ])
    }

    private static func text(_ text: String?) -> JSONTree? { text.map { .text($0) } }
}
