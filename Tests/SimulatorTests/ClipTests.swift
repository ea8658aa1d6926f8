import Foundation
import MediaContainers
import Testing

@testable import KinesisVideoSimulator

struct ClipTests {
    /// Fragments of 2.048 s, one after the other but for a gap of one before the fourth.
    private static let fragments: [StoredFragment] = [0, 1, 2, 4, 5].map {
        .made($0, producer: Double($0) * 2.048, server: Double($0) * 2.048 + 1)
    }

    private static func clip(
        of fragments: [StoredFragment] = fragments, _ clock: TimestampSelector = .producer,
        from start: Double? = 0,
        through end: Double? = 100, at date: Date = .at(1000)
    ) throws -> [ClipPart] {
        var service = HandMadeService(fragments)
        let piece = try service.service.getClip(
            GetClipRequest(
                streamName: "camera",
                clipFragmentSelector: FragmentSelector(
                    clock, from: start.map(Date.at), through: end.map(Date.at))),
            at: date)
        guard case .clip(let parts) = piece else { return [] }
        return parts
    }

    /// `fragment` with other tracks.
    private static func changed(_ fragment: StoredFragment, _ change: (inout [CodedTrack]) -> Void)
        -> StoredFragment
    {
        var tracks = fragment.media.tracks
        change(&tracks)
        return StoredFragment(
            number: fragment.number, sequence: fragment.sequence, byteCount: fragment.byteCount,
            capture: fragment.capture, media: FragmentMedia(tracks: tracks, location: fragment.media.location)
        )
    }

    @Test(arguments: [TimestampSelector.producer, .server])
    func keepsGapsByTheClockAskedFor(clock: TimestampSelector) throws {
        let starts = try Self.clip(clock).map(\.start)
        #expect(starts == [0, 2048, 4096, 8192, 10240].map { .milliseconds($0) })
    }

    @Test func fragmentsThatOverlapFollowEachOther() throws {
        let overlapping = [0, 1.948, 4.096].enumerated().map { StoredFragment.made($0, producer: $1) }
        #expect(try Self.clip(of: overlapping).map(\.start) == [0, 2048, 4096].map { .milliseconds($0) })
    }

    @Test(arguments: [(2.048, 8.192, 3), (2.049, 8.191, 1), (0, 0.001, 1)])
    func bothEndsOfTheRangeAreIncluded(start: Double, end: Double, count: Int) throws {
        #expect(try Self.clip(from: start, through: end).count == count)
    }

    @Test func holdsTwoHundredFragmentsAtMost() throws {
        let many = (0..<300).map { StoredFragment.made($0, producer: Double($0)) }
        #expect(try Self.clip(of: many, through: 900).count == 200)
    }

    @Test func holdsAHundredMegabytesAtMost() throws {
        let large = Self.fragments.map { fragment in
            StoredFragment(
                number: fragment.number, sequence: fragment.sequence, byteCount: 40_000_000,
                capture: fragment.capture, media: fragment.media)
        }
        #expect(try Self.clip(of: large).count == 2)
    }

    @Test(
        arguments: [
            (nil, 10, "StartTimestamp"), (0, nil, "EndTimestamp"), (10, 10, "EndTimestamp"),
            (10, 9, "EndTimestamp"),
            (0, 86_400.001, "EndTimestamp"),
        ] as [(Double?, Double?, String)])
    func refusesRangesThatAreNone(start: Double?, end: Double?, field: String) {
        let error = #expect(throws: ServiceError.self) { try Self.clip(from: start, through: end) }
        #expect(error?.code == "InvalidArgumentException")
        #expect(error?.message?.hasPrefix("ClipFragmentSelector.TimestampRange.\(field): ") == true)
    }

    @Test(arguments: [(TimestampSelector.server, true), (.producer, false)])
    func theServersTimeMustBePast(clock: TimestampSelector, isRefused: Bool) throws {
        let result = Result { try Self.clip(clock, through: 60, at: .at(50)) }
        #expect((result.failure as? ServiceError)?.code == (isRefused ? "InvalidArgumentException" : nil))
    }

    /// The test's stream keeps a day, of which the first two fragments are over.
    @Test func whatIsNotKeptAnyMoreIsInNoClip() throws {
        let now = Date.at(86_400 + 4)
        #expect(try Self.clip(at: now).count == 3)
        let error = #expect(throws: ServiceError.self) { try Self.clip(.server, at: now) }
        #expect(error?.message?.hasPrefix("ClipFragmentSelector.TimestampRange.StartTimestamp: ") == true)
    }

    @Test func anEmptyRangeIsNotFound() {
        #expect(throws: ServiceError.noFragmentsForClip) { try Self.clip(from: 50, through: 60) }
    }

    @Test func needsASelectorAndRetention() {
        var service = HandMadeService(Self.fragments)
        let none = #expect(throws: ServiceError.self) {
            try service.service.getClip(GetClipRequest(streamName: "camera"), at: .at(1))
        }
        #expect(none?.message == "ClipFragmentSelector: it is required")
        var forgetful = ArchivedMediaService(
            streams: [SimulatedStream(name: "camera", created: testStart, settings: StreamSettings())])
        #expect(throws: ServiceError.noDataRetention) {
            try forgetful.getClip(GetClipRequest(streamName: "camera"), at: .at(1))
        }
    }

    /// What a track is replaced by; an empty codec takes it away.
    @Test(
        arguments: [
            ("UnsupportedStreamMediaTypeException", 0, "V_VP9", [1]),
            ("UnsupportedStreamMediaTypeException", 0, "", []),
            ("UnsupportedStreamMediaTypeException", 0, "A_AAC", [0x14, 0x08]),
            ("MissingCodecPrivateDataException", 0, CodecID.h264.rawValue, []),
            ("MissingCodecPrivateDataException", 1, "A_AAC", []),
            ("InvalidCodecPrivateDataException", 0, CodecID.h264.rawValue, [0, 0, 0, 1, 0x67]),
        ] as [(String, Int, String, [UInt8])])
    func refusesTracksThatNoPlayerTakes(code: String, index: Int, codec: String, codecPrivate: [UInt8]) {
        let fragments = Self.fragments.map { fragment in
            Self.changed(fragment) { tracks in
                tracks[index].codec = CodecID(rawValue: codec)
                tracks[index].codecPrivate = codecPrivate
                tracks.removeAll { $0.codec.rawValue.isEmpty }
            }
        }
        let error = #expect(throws: ServiceError.self) { try Self.clip(of: fragments) }
        #expect(error?.code == code)
    }

    @Test func refusesFragmentsThatAreDecodedInDifferentWays() {
        var fragments = Self.fragments
        fragments[3] = Self.changed(fragments[3]) { $0[0].codecPrivate.append(0) }
        #expect(throws: ServiceError.inconsistentCodecPrivateData) { try Self.clip(of: fragments) }
        #expect(throws: Never.self) { try Self.clip(of: fragments, through: 5) }
    }

    @Test(arguments: [[], [0, 0, 0, 5, 1], [0, 0, 1], [0, 0, 0, 0]] as [[UInt8]])
    func refusesFramesThatAreNoNALUnits(bytes: [UInt8]) throws {
        let film = try MediaLibrary.films.fragment(StoredFragment.made(0, producer: 0).media)
        var broken = film
        broken.frames[3].data = bytes
        let documents = [film, broken].map { MatroskaDocument($0, producerTime: .zero, tags: []) }
        let library = MediaLibrary { place in
            MediaLibrary.StoredBytes(
                header: documents[place.file].header, cluster: documents[place.file].cluster)
        }
        let parts = [0, 1].map { file in
            ClipPart(
                media: FragmentMedia(
                    tracks: film.tracks,
                    location: .stored(StoredMedia(file: file, header: 0..<0, cluster: 0..<0))), start: .zero)
        }
        let packager = MediaPackager(library: library)
        #expect(try packager.bytes(of: .clip([parts[0]])).count > 1000)
        #expect(throws: ServiceError.invalidMediaFrame) { try packager.bytes(of: .clip(parts)) }
    }
}

extension Result {
    fileprivate var failure: Failure? {
        if case .failure(let failure) = self { failure } else { nil }
    }
}
