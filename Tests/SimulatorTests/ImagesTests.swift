import Foundation
import MediaContainers
import Testing

@testable import KinesisVideoSimulator

struct ImagesTests {
    /// The archive: fragments of 2.048 s at 0, 2.048 and 10 s.
    private static let fragments: [StoredFragment] = [
        .made(0, producer: 0), .made(1, producer: 2.048), .made(2, producer: 10),
    ]

    private static func service(_ fragments: [StoredFragment] = fragments) -> HandMadeService {
        HandMadeService(fragments)
    }

    private static func request(
        from start: Double, to end: Double, every interval: Int64? = 1000
    ) -> GetImagesRequest {
        var request = GetImagesRequest(streamName: "camera")
        request.imageSelectorType = "PRODUCER_TIMESTAMP"
        request.startTimestamp = Date.at(start).timeIntervalSince1970
        request.endTimestamp = Date.at(end).timeIntervalSince1970
        request.samplingInterval = interval
        return request
    }

    private static func images(
        _ request: GetImagesRequest, of fragments: [StoredFragment] = fragments
    ) throws -> GetImagesResult {
        var service = service(fragments)
        return try service.service.getImages(request, at: .at(100))
    }

    @Test func givesOneImageForEachTime() throws {
        let result = try Self.images(Self.request(from: 0, to: 4))
        #expect(result.images.map(\.time) == (0...4).map { Instant(.at(Double($0))) })
        #expect(result.nextToken == nil)
    }

    /// Time after the start, and which fragment's first picture is shown; -1 for none.
    @Test(arguments: [
        (-0.001, -1), (0, 0), (2.047, 0), (2.048, 1), (4.095, 1), (4.096, -1), (9.999, -1), (10, 2),
    ])
    func showsTheFragmentOfTheTime(seconds: Double, ordinal: Int) throws {
        let image = try #require(Self.images(Self.request(from: seconds, to: seconds)).images.first)
        let expected: Result<[UInt8], SampledImage.Failure> =
            ordinal < 0
            ? .failure(.noMedia) : .success(Stills.jpeg(ofPicture: ordinal * Film.picturesPerGroup))
        #expect(image.content == expected)
    }

    /// By the service's clock, how much later than its turn a fragment arrives, and whether there are images up to it.
    @Test(arguments: [(0.1, true), (0.5, true), (0.501, false)])
    func unevenArrivalIsNoGap(lateness: Double, isCovered: Bool) throws {
        let fragments: [StoredFragment] = [
            .made(0, producer: 0), .made(1, producer: 2.048, server: 2.048 + lateness),
        ]
        var request = Self.request(from: 2.1, to: 2.1)
        request.imageSelectorType = "SERVER_TIMESTAMP"
        let content = try #require(Self.images(request, of: fragments).images.first).content
        #expect((content != .failure(.noMedia)) == isCovered)
    }

    @Test(arguments: [0, 31, 32, 959, 960, -1, -960])
    func stillsGoRoundWithTheFilm(picture: Int) {
        let jpeg = Stills.jpeg(ofPicture: picture)
        #expect(jpeg.starts(with: [0xFF, 0xD8]) && jpeg.suffix(2) == [0xFF, 0xD9])
        #expect(jpeg == Stills.jpeg(ofPicture: picture + 960))
        #expect(jpeg != Stills.jpeg(ofPicture: picture + 32))
    }

    @Test func makesNoImageOfWhatItCannotDecode() throws {
        let cut = FilmCut(tracks: .sound, start: .zero, firstPicture: 0, duration: .milliseconds(2048))
        let fragment = StoredFragment.made(0, producer: 0)
        let media = [
            FragmentMedia(tracks: cut.codedTracks, location: .film(cut)),
            FragmentMedia(
                tracks: fragment.media.tracks,
                location: .stored(StoredMedia(file: 0, header: 0..<1, cluster: 1..<2))),
        ]
        for media in media {
            let fragment = StoredFragment(
                number: fragment.number, sequence: 0, byteCount: 1, capture: fragment.capture, media: media)
            let images = try Self.images(Self.request(from: 0, to: 0), of: [fragment]).images
            #expect(images.map(\.content) == [.failure(.mediaError)])
        }
    }

    @Test(arguments: [
        #"{"WidthPixels":320,"HeightPixels":180}"#, #"{"HeightPixels":180}"#,
        #"{"FormatConfig":{"JPEGQuality":"80"}}"#, #"{"SamplingInterval":200}"#,
        #"{"EndTimestamp":1700000300}"#, "{}",
    ])
    func takesWhatIsOffered(members: String) {
        let required =
            #"{"StreamName":"camera","ImageSelectorType":"SERVER_TIMESTAMP","StartTimestamp":1700000000,"Format":"JPEG""#
        let end = members.contains("EndTimestamp") ? "" : #","EndTimestamp":1.7E9"#
        let separator = members == "{}" ? "" : ","
        var front = TestFront(Self.fragments)
        let answer = front.call(
            "GetImages", required + end + separator + members.dropFirst(), at: .at(100))
        #expect(answer.status == 200)
        #expect(answer.text.hasPrefix(#"{"Images":[{"Error":null,"ImageContent":"/9j/"#))
        #expect(answer.text.contains(#","TimeStamp":1.7E9}"#))
    }

    @Test func needsRetention() throws {
        let stream = SimulatedStream(name: "camera", created: testStart, settings: StreamSettings())
        var service = ArchivedMediaService(streams: [stream])
        let error = #expect(throws: ServiceError.self) {
            try service.getImages(Self.request(from: 0, to: 1), at: .at(1))
        }
        #expect(error == .noDataRetention)
    }
}
