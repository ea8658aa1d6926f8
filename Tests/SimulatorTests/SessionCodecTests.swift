import Foundation
import MediaContainers
import Testing

@testable import KinesisVideoSimulator

/// What becomes of a session whose fragments are decoded in different ways.
///
/// Source: KVS API reference, GetHLSStreamingSessionURL, GetMP4MediaFragment and errors.
struct SessionCodecTests {
    private static let tracks = StoredFragment.made(0, producer: 0).media.tracks

    /// The film's tracks, with pictures of another size where it isn't 0.
    private static func tracks(size: Int, isAudible: Bool = true) -> [CodedTrack] {
        var tracks = tracks
        if size > 0 { tracks[0].content = .video(width: 16 * size, height: 9 * size) }
        return isAudible ? tracks : [tracks[0]]
    }

    private static func fragments(_ tracks: [[CodedTrack]]) -> [StoredFragment] {
        tracks.enumerated().map { .made($0, producer: Double($0) * 2.048).decoded(as: $1) }
    }

    private static func open(
        _ fragments: [StoredFragment], _ change: (inout GetHLSStreamingSessionURLRequest) -> Void = { _ in }
    ) throws -> (HandMadeService, String) {
        var service = HandMadeService(fragments)
        service.service.enforcesQuotas = false
        let token = try service.open(at: .at(20_000)) {
            $0.playbackMode = "ON_DEMAND"
            $0.hlsFragmentSelector = FragmentSelector(.producer, from: .at(0), through: .at(20_000))
            $0.maxMediaPlaylistFragmentResults = 5000
            change(&$0)
        }
        return (service, token)
    }

    private static func maps(_ playlist: String) -> [String] {
        playlist.split(separator: "\n").compactMap { line in
            if line.hasPrefix("#EXT-X-MAP") {
                return line.split(separator: "&").last.map { String($0.dropLast()) }
            }
            return line.hasPrefix("getMP4Media") ? "-" : nil
        }
    }

    @Test func announcesAnInitializationSegmentForEveryChangeOfATrack() throws {
        var (service, token) = try Self.open(Self.fragments([0, 0, 5, 5, 0].map { Self.tracks(size: $0) }))
        let pictures = try service.service.mediaPlaylist(token: token, track: 1, at: .at(20_000))
        let zero = "SequenceNumber=0"
        #expect(
            Self.maps(pictures) == [zero, "-", "-", "SequenceNumber=1", "-", "-", "SequenceNumber=2", "-"])
        let sound = try service.service.mediaPlaylist(token: token, track: 2, at: .at(20_000))
        #expect(Self.maps(sound) == [zero, "-", "-", "-", "-", "-"])
        let announced = try (0..<3).map {
            try service.service.initializationSegment(token: token, track: 1, ordinal: $0, at: .at(20_000))
        }
        let expected = [0, 5, 0].map { MediaPiece.initializationSegment(Self.tracks(size: $0)[0]) }
        #expect(announced == expected)
        #expect(throws: ServiceError.self) {
            try service.service.initializationSegment(token: token, track: 1, ordinal: 3, at: .at(20_000))
        }
    }

    @Test func aWindowBeginsWithTheSegmentOfItsFirstFragment() throws {
        var service = HandMadeService(Self.fragments([0, 5, 5, 5].map { Self.tracks(size: $0) }))
        let token = try service.open(at: .at(1.5)) { $0.maxMediaPlaylistFragmentResults = 2 }
        let playlist = try service.service.mediaPlaylist(token: token, track: 1, at: .at(9))
        #expect(Self.maps(playlist) == ["SequenceNumber=1", "-", "-"])
    }

    @Test func anotherNumberOfTracksFailsWhenItIsLoaded() throws {
        let tracks = [Self.tracks(size: 0), Self.tracks(size: 0, isAudible: false), Self.tracks(size: 0)]
        let fragments = Self.fragments(tracks)
        var (service, token) = try Self.open(fragments)
        let answers = fragments.map { fragment in
            do throws(ServiceError) {
                _ = try service.service.mediaFragment(
                    token: token, track: 1, number: fragment.number, at: .at(20_000))
                return "loaded"
            } catch {
                return "\(error.status) \(error.message ?? "")"
            }
        }
        let refusal =
            "400 The requested fragment does not have the same codec private data as the rest of the session."
        #expect(answers == ["loaded", refusal, "loaded"])
        let playlist = try service.service.mediaPlaylist(token: token, track: 1, at: .at(20_000))
        #expect(Self.maps(playlist) == ["SequenceNumber=0", "-", "-", "-"])
    }

    @Test(arguments: [(500, [true, true]), (501, [true, false])])
    func fiveHundredChangesAreAllowed(changes: Int, isPlayable: [Bool]) throws {
        let fragments = Self.fragments((0...changes).map { Self.tracks(size: 1 + $0 % 7) })
        var (service, token) = try Self.open(fragments)
        let found = [fragments[changes - 1], fragments[changes]].map { fragment in
            do throws(ServiceError) {
                _ = try service.service.mediaFragment(
                    token: token, track: 1, number: fragment.number, at: .at(20_000))
                return true
            } catch {
                return error != .otherCodec
            }
        }
        #expect(found == isPlayable)
    }

    @Test(arguments: [
        ("UnsupportedStreamMediaTypeException", [CodecID(rawValue: "V_VP8")], [0x01] as [UInt8]),
        ("UnsupportedStreamMediaTypeException", [.aac, .h264], [0x14, 0x08]),
        ("UnsupportedStreamMediaTypeException", [.h264, CodecID(rawValue: "A_MS/ACM")], [0x14, 0x08]),
        ("UnsupportedStreamMediaTypeException", [], []),
        ("MissingCodecPrivateDataException", [.h264], []),
        ("InvalidCodecPrivateDataException", [.h264], [0, 0, 0, 1, 0x67]),
        ("MissingCodecPrivateDataException", [.aac], []),
    ])
    func refusesWhatPlayersCannotBeGiven(code: String, codecs: [CodecID], codecPrivate: [UInt8]) {
        let tracks = codecs.enumerated().map {
            CodedTrack(number: $0 + 1, codec: $1, content: .other, codecPrivate: codecPrivate)
        }
        let refusal = #expect(throws: ServiceError.self) { try Self.open(Self.fragments([tracks])) }
        #expect(refusal?.code == code)
    }

    @Test func saysWhichTracksPrivateDataAreMissing() {
        var tracks = Self.tracks
        tracks[1].codecPrivate = []
        let refusal = #expect(throws: ServiceError.self) { try Self.open(Self.fragments([tracks])) }
        #expect(refusal?.message == "Missing codec private data in fragment for track 2.")
    }

    @Test func picturesAloneNeedNoRendition() throws {
        var (service, token) = try Self.open(Self.fragments([Self.tracks(size: 0, isAudible: false)]))
        let text = try service.service.multivariantPlaylist(token: token, at: .at(20_000))
        #expect(
            text.replacing(token, with: "TOKEN")
                == """
                #EXTM3U
                #EXT-X-VERSION:1
                #EXT-X-STREAM-INF:CODECS="avc1.4d400d",RESOLUTION=320x180,FRAME-RATE=15.63,BANDWIDTH=3906
                getHLSMediaPlaylist.m3u8?SessionToken=TOKEN&TrackNumber=1

                """)
    }

    @Test func soundAloneIsAVariantWithoutPictures() throws {
        var sound = Self.tracks[1]
        sound.number = 1
        var (service, token) = try Self.open(Self.fragments([[sound]]))
        let text = try service.service.multivariantPlaylist(token: token, at: .at(20_000))
        #expect(text.contains("#EXT-X-STREAM-INF:CODECS=\"mp4a.40.2\",BANDWIDTH=3906\ngetHLS"))
    }

    @Test func transportStreamsHaveOnePlaylistForAllTracks() throws {
        var (service, token) = try Self.open(Self.fragments([Self.tracks, Self.tracks(size: 5)])) {
            $0.containerFormat = "MPEG_TS"
        }
        let variants = try service.service.multivariantPlaylist(token: token, at: .at(20_000))
        #expect(!variants.contains("#EXT-X-MEDIA"))
        #expect(variants.contains("CODECS=\"avc1.4d400d,mp4a.40.2\""))
        let playlist = try service.service.mediaPlaylist(token: token, track: 1, at: .at(20_000))
        #expect(!playlist.contains("#EXT-X-MAP"))
        #expect(playlist.contains("#EXT-X-VERSION:3\n"))
        #expect(playlist.contains("\ngetTSFragment.ts?FragmentNumber=9000"))
        let piece = try service.service.transportStreamFragment(
            token: token, number: StoredFragment.made(1, producer: 0).number, at: .at(20_000))
        guard case .transportStream(_, let start) = piece else { Issue.record("\(piece)"); return }
        #expect(start == .milliseconds(2048))
    }
}
