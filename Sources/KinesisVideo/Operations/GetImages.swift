/// What GetImages is asked.
public struct GetImagesInput: Hashable, Sendable {
    /// Which stream.
    public var stream: StreamReference
    /// Of which time images are made: at most 300 s of the producer's or of the service's clock.
    public var selector: FragmentSelector
    /// The step from one image to the next, in whole milliseconds, 200 or more; by default one image, of the range's start.
    public var samplingInterval: Duration?
    /// How images are coded.
    public var format: ImageFormat
    /// How large they are; as large as the video where `nil`.
    public var size: ImageSize?
    /// Images a page, 1 to 100; the service gives 25 where `nil`, and never more.
    public var maxResults: Int?
    /// Where to go on, from an earlier page; `nil` begins.
    public var nextToken: String?

    /// A question about `stream`.
    public init(
        stream: StreamReference, selector: FragmentSelector, samplingInterval: Duration? = nil,
        format: ImageFormat = .jpeg(), size: ImageSize? = nil, maxResults: Int? = nil,
        nextToken: String? = nil
    ) {
        self.stream = stream
        self.selector = selector
        self.samplingInterval = samplingInterval
        self.format = format
        self.size = size
        self.maxResults = maxResults
        self.nextToken = nextToken
    }
}

/// How images are coded.
public enum ImageFormat: Hashable, Sendable {
    /// JPEG of a quality from 1 to 100; the service's default is 80.
    case jpeg(quality: Int? = nil)
    /// PNG.
    case png
}

/// How large images are, in pixels. The service takes no width without a height.
public enum ImageSize: Hashable, Sendable {
    /// So high, 1 to 2,160, and as wide as the video's shape asks for.
    case height(Int)
    /// Stretched to 1 to 3,840 by 1 to 2,160.
    case exactly(width: Int, height: Int)
}

/// The pages of GetImages.
public typealias GetImagesPages = Pages<GetImagesPage>

extension KinesisVideoClient {
    /// Images out of a range of archived media, page by page, in the order of time. The answer is billed.
    ///
    /// - Parameters:
    ///   - input: Which stream, which times, what kind of image.
    ///   - deadline: The time for one page, retries included; the configuration's where `nil`.
    public func images(_ input: GetImagesInput, deadline: Duration? = nil) -> GetImagesPages {
        GetImagesPages { (token: String?) async throws(KinesisVideoError) in
            var input = input
            input.nextToken = token ?? input.nextToken
            var call = ServiceCall(
                try checked(try .getImages(input)), quotaPoints: input.quotaPoints,
                mediaPoints: input.mediaPoints, decode: GetImagesDecoder.decode)
            call.bodyLimit = GetImagesInput.bodyLimit
            let page = try await archivedMedia(call, deadline: deadline)
            return (page, page.nextToken)
        }
    }
}

extension ServiceRequest {
    /// A page of images.
    public static func getImages(_ input: GetImagesInput) throws(KinesisVideoError) -> ServiceRequest {
        let source = ServiceOperation.getImages.source
        return try ServiceRequest(.getImages, of: input.stream, input.members) { () throws(RuleViolation) in
            if let interval = input.samplingInterval, interval != .milliseconds(interval.wholeMilliseconds) {
                throw RuleViolation(
                    "SamplingInterval", "must be whole milliseconds, not \(interval)", source: source)
            }
            try RangeRule.fiveMinutes.check(
                input.selector.range.upperBound, after: input.selector.range.lowerBound, of: "EndTimestamp",
                source: source)
        }
    }
}

extension GetImagesInput {
    /// A page's most images. Source: KVS API reference, GetImages, MaxResults.
    private static let longestPage = 25
    /// A page of the largest images that the model allows, each with some JSON around it.
    fileprivate static let bodyLimit = longestPage * (6_291_456 + 1024)

    /// What a page may cost. Source: KVS developer guide, "Kinesis Video Streams service quotas".
    fileprivate var quotaPoints: Int { 400 + mediaPoints }
    /// What a page costs of the media quota: a point an image.
    fileprivate var mediaPoints: Int { min(maxResults ?? Self.longestPage, Self.longestPage) }

    fileprivate var members: [Member] {
        [
            Member("ImageSelectorType", selector.type),
            Member("StartTimestamp", selector.range.lowerBound),
            Member("EndTimestamp", selector.range.upperBound),
            Member("SamplingInterval", samplingInterval?.wholeMilliseconds, in: 200...Int(Int32.max)),
        ] + format.members + (size?.members ?? []) + [
            Member("MaxResults", maxResults, in: 1...100),
            Member("NextToken", nextToken, .nextToken),
        ]
    }
}

extension ImageFormat {
    /// Its name on the wire.
    private enum Name: String, CaseIterable {
        case jpeg = "JPEG"
        case png = "PNG"
    }

    fileprivate var members: [Member] {
        switch self {
        case .png: [Member("Format", Name.png)]
        case .jpeg(let quality):
            [
                Member("Format", Name.jpeg),
                Member("FormatConfig", quality.map { [Member("JPEGQuality", textOf: $0, in: 1...100)] }),
            ]
        }
    }
}

extension ImageSize {
    fileprivate var members: [Member] {
        switch self {
        case .height(let height): [Member("HeightPixels", height, in: Self.heights)]
        case .exactly(let width, let height):
            [Member("WidthPixels", width, in: 1...3840), Member("HeightPixels", height, in: Self.heights)]
        }
    }

    private static let heights = 1...2160
}

extension Duration {
    /// Its whole milliseconds, the rest cut off.
    fileprivate var wholeMilliseconds: Int {
        Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}
