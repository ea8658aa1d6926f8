import Foundation
import MediaContainers
import TestSupport
import Testing

@testable import KinesisVideoSimulator

/// Source: KVS API reference, GetDASHStreamingSessionURL.
struct DashManifestTests {
    /// Four fragments; ten seconds are missing before the third.
    private static let fragments = [
        StoredFragment.made(1, producer: 10), .made(2, producer: 12.048), .made(3, producer: 24),
        .made(4, producer: 26.048),
    ]

    private static func open(
        _ service: inout ArchivedMediaService, at date: Date,
        _ change: (inout GetDASHStreamingSessionURLRequest) -> Void = { _ in }
    ) throws -> String {
        var request = GetDASHStreamingSessionURLRequest(streamName: "camera")
        request.dashFragmentSelector = FragmentSelector(.producer)
        change(&request)
        var generator = SplitMix64(state: 5)
        let url = try service.getDASHStreamingSessionURL(request, at: date, using: &generator)
        #expect(url.contains("/dash/v1/getDASHManifest.mpd?SessionToken="))
        return String(url.split(separator: "=").last ?? "")
    }

    private static func manifest(_ service: inout ArchivedMediaService, _ token: String, at date: Date) throws
        -> String
    {
        String(decoding: try service.dashManifest(token: token, at: date), as: UTF8.self)
            .replacing(token, with: "TOKEN")
    }

    private static func onDemand(_ request: inout GetDASHStreamingSessionURLRequest) {
        request.playbackMode = "ON_DEMAND"
        request.dashFragmentSelector = FragmentSelector(.producer, from: .at(0), through: .at(100))
    }

    @Test func closesUpTheTimeLine() throws {
        var service = HandMadeService(Self.fragments).service
        let token = try Self.open(&service, at: .at(200), Self.onDemand)
        let text = try Self.manifest(&service, token, at: .at(200))
        let starts = text.matches(of: /<S t="(\d+)" d="2048"\/>/).map { $0.output.1 }
        #expect(starts == ["0", "2048", "4096", "6144", "0", "2048", "4096", "6144"])
        #expect(text.contains("type=\"static\" mediaPresentationDuration=\"PT8.192S\""))
        #expect(text.contains("codecs=\"avc1.4d400d\" bandwidth=\"3906\" width=\"320\" height=\"180\""))
        #expect(
            text.contains(
                "media=\"getMP4MediaFragment.mp4?FragmentNumber=$Number$&amp;SessionToken=TOKEN&amp;TrackNumber=2\""
            ))
        let third = try service.mediaFragment(token: token, track: 1, number: "2", at: .at(200))
        guard case .mediaFragment(_, _, let start, let number) = third else {
            Issue.record("\(third)"); return
        }
        #expect(start == .milliseconds(4096))
        #expect(number == 3)
    }

    @Test func writesTimesAndNumbersOnlyWhereAsked() throws {
        var service = HandMadeService(Self.fragments).service
        let token = try Self.open(&service, at: .at(200)) {
            Self.onDemand(&$0)
            $0.displayFragmentNumber = "ALWAYS"
            $0.displayFragmentTimestamp = "ALWAYS"
        }
        let text = try Self.manifest(&service, token, at: .at(200))
        let number = Self.fragments[2].number
        #expect(text.contains("<S t=\"4096\" d=\"2048\" kvs:ts=\"1700000024.000\" kvs:fn=\"\(number)\"/>"))
    }

    @Test func growsAndSlidesWhileItIsLive() throws {
        var service = HandMadeService(Self.fragments).service
        let token = try Self.open(&service, at: .at(14)) { $0.maxManifestFragmentResults = 2 }
        let texts = try [14.0, 25, 28].map { try Self.manifest(&service, token, at: .at($0)) }
        let numbers = texts.map { $0.firstMatch(of: /startNumber="(\d+)"/)?.output.1 }
        #expect(numbers == ["0", "1", "2"])
        #expect(
            texts.allSatisfy {
                $0.contains("type=\"dynamic\" availabilityStartTime=\"2023-11-14T22:13:29.904Z\"")
            })
        #expect(texts[2].contains("<S t=\"4096\" d=\"2048\"/>\n<S t=\"6144\" d=\"2048\"/>"))
    }

    /// A request that breaks one rule, and the parameter that the refusal names.
    struct Case: Sendable, CustomTestStringConvertible {
        var field: String
        var change: @Sendable (inout GetDASHStreamingSessionURLRequest) -> Void
        var testDescription: String { field }
    }

    @Test(arguments: [
        Case(field: "DASHFragmentSelector") {
            $0.playbackMode = "ON_DEMAND"
            $0.dashFragmentSelector = nil
        },
        Case(field: "MaxManifestFragmentResults") { $0.maxManifestFragmentResults = 5001 },
        Case(field: "DisplayFragmentNumber") { $0.displayFragmentNumber = "SOMETIMES" },
    ])
    func refusesAndNamesTheParameter(wrong: Case) {
        var service = HandMadeService(Self.fragments).service
        let refusal = #expect(throws: ServiceError.self) {
            _ = try Self.open(&service, at: .at(14), wrong.change)
        }
        #expect(refusal?.message?.hasPrefix("\(wrong.field): ") == true)
    }

    /// No change of codec private data is allowed, unlike in HLS.
    @Test func otherCodecPrivateDataFailWhenTheyAreLoaded() throws {
        var tracks = Self.fragments[2].media.tracks
        tracks[0].content = .video(width: 64, height: 36)
        let fragments = Self.fragments.map { $0.sequence == 3 ? $0.decoded(as: tracks) : $0 }
        var service = HandMadeService(fragments).service
        let token = try Self.open(&service, at: .at(200), Self.onDemand)
        #expect(throws: ServiceError.otherCodec) {
            try service.mediaFragment(token: token, track: 1, number: "2", at: .at(200))
        }
    }

    @Test func playlistsAndManifestsAreOfTheirOwnSessions() throws {
        var service = HandMadeService(Self.fragments).service
        let token = try Self.open(&service, at: .at(14))
        #expect(throws: ServiceError.sessionUnknown) {
            try service.mediaPlaylist(token: token, track: 1, at: .at(14))
        }
    }

    @Test func ffmpegPlaysARecording() async throws {
        let result = try await withSimulator { address in
            let url = try await Tool.python.run(
                [Tool.script("dash_url.py"), "gap"], environment: address.environment)
            #expect(url.status == 0, "\(url.errors)")
            let manifest = url.output.trimmingCharacters(in: .whitespacesAndNewlines)
            return try await Tool.ffmpeg.run(
                ["-v", "warning", "-i", manifest, "-progress", "-", "-f", "null", "-"])
        }
        #expect(result.status == 0)
        #expect(result.errors == "")
        let frames = result.output.split(separator: "\n").last { $0.hasPrefix("frame=") }
        #expect(frames == "frame=320")
    }
}
