package import FoundationEssentials
import MediaContainers

/// The input of GetImages, as it comes: nothing is checked yet.
package struct GetImagesRequest: Hashable, Sendable, Decodable {
    /// StreamName.
    package var streamName: String?
    /// StreamARN.
    package var streamARN: String?
    /// ImageSelectorType.
    package var imageSelectorType: String?
    /// StartTimestamp in seconds since 1970.
    package var startTimestamp: Double?
    /// EndTimestamp in seconds since 1970.
    package var endTimestamp: Double?
    /// SamplingInterval in milliseconds.
    package var samplingInterval: Int64?
    /// Format.
    package var format: String?
    /// FormatConfig.
    package var formatConfig: [String: String]?
    /// WidthPixels.
    package var widthPixels: Int?
    /// HeightPixels.
    package var heightPixels: Int?
    /// MaxResults.
    package var maxResults: Int?
    /// Where the previous page ended.
    package var nextToken: String?

    /// A request for JPEG images of `streamName`; the rest is set afterwards.
    package init(streamName: String? = nil) {
        self.streamName = streamName
        format = "JPEG"
    }
}

/// The output of GetImages.
package struct GetImagesResult: Hashable, Sendable {
    /// This page's images in the order of time.
    package var images: [SampledImage]
    /// What to ask the next page with, or `nil` after the last.
    package var nextToken: String?
}

/// An image of a stream, or why there is none.
package struct SampledImage: Hashable, Sendable {
    /// Why there is no image.
    package enum Failure: String, Hashable, Sendable {
        /// Nothing was stored of that time.
        case noMedia = "NO_MEDIA"
        /// No image can be made of what was stored.
        case mediaError = "MEDIA_ERROR"
    }

    /// The time that the image was asked for.
    package var time: Instant
    /// The JPEG file.
    package var content: Result<[UInt8], Failure>
}

extension SampledImage.Failure: Error {}

extension ArchivedMediaService {
    /// An image for each time asked for, 25 a page at most.
    ///
    /// No video is decoded here: of a fragment of a film that is compiled in, the first picture is shown for all of its times;
    /// of what a producer sent, there is no image. Source: KVS API reference, GetImages.
    package mutating func getImages(
        _ request: GetImagesRequest, at date: Date
    ) throws(ServiceError) -> GetImagesResult {
        let stream = try stream(StreamReference(name: request.streamName, arn: request.streamARN), at: date)
        guard stream.settings.retentionHours > 0 else { throw .noDataRetention }
        let rules = ImageRules(request: request)
        try rules.checkFormat()
        try rules.checkSize()
        let sampling = try rules.sampling()
        let first = try rules.offset(in: sampling)
        let end = min(first + (try rules.pageLength()), sampling.count)
        let times = (first..<end).map { sampling.time(at: $0) }
        try count("GetImages", of: stream.name, amount: times.count, at: date)
        return GetImagesResult(
            images: stream.images(at: times, by: sampling.clock, as: Instant(date)),
            nextToken: end < sampling.count ? sampling.token(at: end) : nil)
    }
}

extension SimulatedStream {
    /// One image for each of `times`, which are in order, as the archive is at `now`.
    fileprivate func images(
        at times: [Instant], by clock: TimestampSelector, as now: Instant
    ) -> [SampledImage] {
        // The longest fragment that the service takes. Source: KVS developer guide, quotas.
        let longestFragment: Duration = .seconds(20)
        guard let first = times.first, let last = times.last else { return [] }
        let fragments = archive.playable(
            clock, in: first - longestFragment...last + StoredFragment.arrivalJitter, at: now,
            since: head(at: now))
        return times.map { time in
            let index = fragments.firstIndex(startingAt: { $0.timestamp(clock) > time }) - 1
            guard index >= 0, time < fragments.coverageEnd(of: index, by: clock) else {
                return SampledImage(time: time, content: .failure(.noMedia))
            }
            return SampledImage(time: time, content: fragments[index].media.still)
        }
    }
}

extension StoredFragment {
    /// How much later than its turn a fragment may come without a gap before it.
    fileprivate static let arrivalJitter: Duration = .milliseconds(500)
}

extension [StoredFragment] {
    /// Until when images are made of the fragment at `index`: its end, or the start of the next one where that is only a little later.
    ///
    /// By the service's clock fragments come unevenly, and no media is missing between them.
    fileprivate func coverageEnd(of index: Int, by clock: TimestampSelector) -> Instant {
        let end = self[index].timestamp(clock) + self[index].duration
        guard clock == .server, index + 1 < count else { return end }
        let next = self[index + 1].timestamp(clock)
        return next - end <= StoredFragment.arrivalJitter ? next : end
    }
}

extension FragmentMedia {
    /// A picture of it, where one was made beforehand.
    fileprivate var still: Result<[UInt8], SampledImage.Failure> {
        guard case .film(let cut) = location,
            tracks.first?.content == .video(width: Stills.size.width, height: Stills.size.height)
        else { return .failure(.mediaError) }
        return .success(Stills.jpeg(ofPicture: cut.firstPicture))
    }
}
