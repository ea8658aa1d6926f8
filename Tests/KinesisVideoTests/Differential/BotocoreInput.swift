import Foundation

@testable import KinesisVideo

/// An input as botocore takes it, with the service's own names.
struct BotocoreInput {
    /// A value that our types have no counterpart of, such as a word that an enumeration doesn't know.
    struct NoCounterpart: Error {
        var name: String
    }

    let members: JSONTree

    /// Our request of it.
    func request(_ operation: ServiceOperation) throws -> ServiceRequest {
        switch operation {
        case .describeStream: try .describeStream(try stream)
        case .getDataEndpoint:
            try .getDataEndpoint(of: try stream, for: try required("APIName", try choice("APIName")))
        case .listStreams:
            try .listStreams(
                ListStreamsInput(
                    namePrefix: members["StreamNameCondition"]?["ComparisonValue"]?.text,
                    maxResults: integer("MaxResults"), nextToken: text("NextToken")))
        case .listFragments:
            try .listFragments(
                ListFragmentsInput(
                    stream: try stream, selector: try selector("FragmentSelector"),
                    maxResults: integer("MaxResults"), nextToken: text("NextToken")))
        case .getClip:
            try .getClip(
                GetClipInput(
                    stream: try stream,
                    selector: try required("ClipFragmentSelector", try selector("ClipFragmentSelector"))))
        case .getMediaForFragmentList:
            try .getMediaForFragmentList(
                GetMediaForFragmentListInput(
                    stream: try stream, fragments: members["Fragments"]?.list?.compactMap(\.text) ?? []))
        case .getImages: try .getImages(try images)
        case .getHLSStreamingSessionURL:
            try .getHLSStreamingSessionURL(
                GetHLSStreamingSessionURLInput(
                    stream: try stream, playbackMode: try choice("PlaybackMode"),
                    fragmentSelector: try sessionSelector("HLSFragmentSelector"),
                    containerFormat: try choice("ContainerFormat"),
                    discontinuityMode: try choice("DiscontinuityMode"),
                    displayFragmentTimestamp: try choice("DisplayFragmentTimestamp"), expires: expires,
                    maxMediaPlaylistFragmentResults: integer("MaxMediaPlaylistFragmentResults")))
        case .getDASHStreamingSessionURL:
            try .getDASHStreamingSessionURL(
                GetDASHStreamingSessionURLInput(
                    stream: try stream, playbackMode: try choice("PlaybackMode"),
                    fragmentSelector: try sessionSelector("DASHFragmentSelector"),
                    displayFragmentTimestamp: try choice("DisplayFragmentTimestamp"),
                    displayFragmentNumber: try choice("DisplayFragmentNumber"), expires: expires,
                    maxManifestFragmentResults: integer("MaxManifestFragmentResults")))
        case .getHLSMasterPlaylist, .getHLSMediaPlaylist, .getDASHManifest, .getMP4InitFragment,
            .getMP4MediaFragment, .getTSFragment:
            throw NoCounterpart(name: operation.rawValue)
        }
    }

    private var stream: StreamReference {
        get throws {
            if let name = text("StreamName") { return .name(name) }
            return .arn(try required("StreamARN", text("StreamARN")))
        }
    }

    private var expires: Duration? { integer("Expires").map { .seconds($0) } }

    private var images: GetImagesInput {
        get throws {
            let quality = members["FormatConfig"]?["JPEGQuality"]?.text
            let height = integer("HeightPixels")
            return GetImagesInput(
                stream: try stream,
                selector: FragmentSelector(
                    try required("ImageSelectorType", try choice("ImageSelectorType")),
                    try Self.range(in: members)),
                samplingInterval: integer("SamplingInterval").map { .milliseconds($0) },
                format: text("Format") == "PNG" ? .png : .jpeg(quality: quality.flatMap { Int($0) }),
                size: height.map { height in
                    integer("WidthPixels").map { .exactly(width: $0, height: height) } ?? .height(height)
                }, maxResults: integer("MaxResults"), nextToken: text("NextToken"))
        }
    }

    private func selector(_ name: String) throws -> FragmentSelector? {
        guard let selector = members[name] else { return nil }
        let type: FragmentSelectorType? = try Self.choice(selector, "FragmentSelectorType")
        return FragmentSelector(
            try required("FragmentSelectorType", type),
            try Self.range(in: try required("TimestampRange", selector["TimestampRange"])))
    }

    private func sessionSelector(_ name: String) throws -> SessionFragmentSelector? {
        guard let selector = members[name] else { return nil }
        let type: FragmentSelectorType? = try Self.choice(selector, "FragmentSelectorType")
        let range = try selector["TimestampRange"].map { range in
            SessionTimestampRange(
                start: try required("StartTimestamp", range["StartTimestamp"]?.date),
                end: range["EndTimestamp"]?.date)
        }
        return SessionFragmentSelector(try required("FragmentSelectorType", type), range: range)
    }

    private static func range(in tree: JSONTree) throws -> ClosedRange<Date> {
        guard let start = tree["StartTimestamp"]?.date, let end = tree["EndTimestamp"]?.date, start <= end
        else { throw NoCounterpart(name: "TimestampRange") }
        return start...end
    }

    private func text(_ name: String) -> String? { members[name]?.text }

    private func integer(_ name: String) -> Int? { members[name]?.integer }

    private func choice<Choice: RawRepresentable<String>>(_ name: String) throws -> Choice? {
        try Self.choice(members, name)
    }

    private static func choice<Choice: RawRepresentable<String>>(
        _ members: JSONTree, _ name: String
    ) throws -> Choice? {
        guard let text = members[name]?.text else { return nil }
        guard let choice = Choice(rawValue: text) else { throw NoCounterpart(name: name) }
        return choice
    }

    private func required<Value>(_ name: String, _ value: Value?) throws -> Value {
        guard let value else { throw NoCounterpart(name: name) }
        return value
    }
}
