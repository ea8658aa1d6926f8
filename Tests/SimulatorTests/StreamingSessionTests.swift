import Foundation
import Testing

@testable import KinesisVideoSimulator

struct StreamingSessionTests {
    private static let fragments = (0..<400).map { StoredFragment.made($0, producer: Double($0) * 2) }

    @Test func tokensLookLikeTheServices() {
        var generator = SplitMix64(state: 3)
        let tokens = (0..<50).map { _ in SessionToken.random(using: &generator) }
        #expect(tokens.allSatisfy { $0.wholeMatch(of: /[A-Za-z0-9_-]{151}~/) != nil })
        #expect(Set(tokens).count == 50)
    }

    @Test func urlsLeadToTheMultivariantPlaylist() throws {
        var service = HandMadeService(Self.fragments).service
        service.dataEndpoint = "http://127.0.0.1:4566"
        var generator = SplitMix64(state: 3)
        let url = try service.getHLSStreamingSessionURL(
            GetHLSStreamingSessionURLRequest(streamName: "camera"), at: .at(20), using: &generator)
        #expect(url.hasPrefix("http://127.0.0.1:4566/hls/v1/getHLSMasterPlaylist.m3u8?SessionToken="))
    }

    @Test(arguments: [(nil, 300.0), (900, 900), (43_200, 43_200)] as [(Int?, Double)])
    func endWhenTheirTimeIsOver(expires: Int?, seconds: Double) throws {
        let fragments = [StoredFragment.made(1, producer: 0)]
        var service = HandMadeService(fragments)
        let token = try service.open(at: .at(10)) {
            $0.expires = expires
            $0.playbackMode = "ON_DEMAND"
            $0.hlsFragmentSelector = FragmentSelector(.producer, from: .at(-1), through: .at(5))
        }
        #expect(try service.shown(token, at: .at(10 + seconds - 0.001)) == [1])
        let late = Date.at(10 + seconds)
        #expect(throws: ServiceError.sessionExpired) { try service.shown(token, at: late) }
        #expect(throws: ServiceError.sessionExpired) {
            try service.service.mediaFragment(token: token, track: 1, number: fragments[0].number, at: late)
        }
    }

    @Test func unknownTokensAreRefused() {
        var service = HandMadeService(Self.fragments)
        #expect(throws: ServiceError.sessionUnknown) { try service.shown("nonsense", at: .at(10)) }
    }

    @Test func onlyStoredFragmentsAreServed() throws {
        var service = HandMadeService(Self.fragments)
        let token = try service.open(at: .at(21))
        let stored = try service.service.mediaFragment(
            token: token, track: 1, number: Self.fragments[10].number, at: .at(21))
        #expect(try MediaPackager().bytes(of: stored).count > 1000)
        for number in [Self.fragments[11].number, "1", ""] {
            #expect(throws: ServiceError.fragmentNotFound) {
                try service.service.mediaFragment(token: token, track: 1, number: number, at: .at(21))
            }
        }
    }

    @Test(arguments: [0, 3, -1])
    func tracksAreOneAndTwo(track: Int) throws {
        var service = HandMadeService(Self.fragments)
        let token = try service.open(at: .at(21))
        #expect(throws: ServiceError.invalidArgument("TrackNumber", "it must be 1 or 2")) {
            try service.service.mediaPlaylist(token: token, track: track, at: .at(21))
        }
    }

    @Test func theMultivariantPlaylistOffersBothTracks() throws {
        var service = HandMadeService(Self.fragments)
        let token = try service.open(at: .at(21))
        let text = try service.service.multivariantPlaylist(token: token, at: .at(21))
            .replacing(token, with: "TOKEN")
        #expect(
            text.split(separator: "\n") == [
                "#EXTM3U", "#EXT-X-VERSION:1",
                "#EXT-X-MEDIA:AUTOSELECT=YES,FORCED=NO,TYPE=AUDIO,URI=\"getHLSMediaPlaylist.m3u8?SessionToken=TOKEN&TrackNumber=2\","
                    + "GROUP-ID=\"audio\",DEFAULT=NO,NAME=\"audio\"",
                "#EXT-X-STREAM-INF:CODECS=\"avc1.4d400d,mp4a.40.2\",RESOLUTION=320x180,FRAME-RATE=15.63,BANDWIDTH=3906,AUDIO=\"audio\"",
                "getHLSMediaPlaylist.m3u8?SessionToken=TOKEN&TrackNumber=1",
            ])
    }

    @Test func bothTracksShowTheSameFragments() throws {
        var service = HandMadeService(.demo)
        let token = try service.open("front-door", at: .at(2))
        for second in stride(from: 2.0, to: 90, by: 3.7) {
            let texts = try [1, 2].map {
                try service.service.mediaPlaylist(token: token, track: $0, at: .at(second))
            }
            #expect(
                texts[0].replacing("TrackNumber=1", with: "") == texts[1].replacing("TrackNumber=2", with: "")
            )
        }
    }
}

/// LIVE_REPLAY and ON_DEMAND.
struct ReplayTests {
    private static let fragments = (0..<40).map { StoredFragment.made($0, producer: Double($0) * 2.048) }

    private static func request(
        _ mode: String, from start: Double, through end: Double?
    ) -> (inout GetHLSStreamingSessionURLRequest) -> Void {
        { request in
            request.playbackMode = mode
            request.hlsFragmentSelector = FragmentSelector(
                .producer, from: .at(start), through: end.map { .at($0) })
        }
    }

    @Test func onDemandShowsTheRangeAndEnds() throws {
        var service = HandMadeService(Self.fragments)
        let token = try service.open(at: .at(100), Self.request("ON_DEMAND", from: 2.048, through: 8.192))
        #expect(try service.shown(token, at: .at(100)) == [1, 2, 3, 4])
        let text = try service.service.mediaPlaylist(token: token, track: 1, at: .at(100))
        #expect(text.contains("#EXT-X-PLAYLIST-TYPE:VOD\n"))
        #expect(text.hasSuffix("#EXT-X-ENDLIST\n"))
    }

    @Test func onDemandHasTheLateFragmentInItsPlace() throws {
        var fragments = Self.fragments.filter { $0.sequence != 5 }
        fragments.append(.made(40, producer: 5 * 2.048, server: 90))
        var service = HandMadeService(fragments)
        let token = try service.open(at: .at(100), Self.request("ON_DEMAND", from: 8, through: 13))
        #expect(try service.shown(token, at: .at(100)) == [4, 40, 6])
    }

    @Test func onDemandStaysAsItWasWhenItWasOpened() throws {
        var service = HandMadeService(Self.fragments)
        let token = try service.open(at: .at(6), Self.request("ON_DEMAND", from: 0, through: 20))
        #expect(try service.shown(token, at: .at(6)) == service.shown(token, at: .at(60)))
    }

    @Test func onDemandKeepsTheOldestOfTooMany() throws {
        var service = HandMadeService(Self.fragments)
        let token = try service.open(at: .at(100)) {
            Self.request("ON_DEMAND", from: 0, through: 60)(&$0)
            $0.maxMediaPlaylistFragmentResults = 3
        }
        #expect(try service.shown(token, at: .at(100)) == [0, 1, 2])
    }

    @Test func aReplayAddsAFragmentWhenItsDurationHasPassed() throws {
        var service = HandMadeService(Self.fragments)
        let token = try service.open(at: .at(100)) {
            Self.request("LIVE_REPLAY", from: 20.48, through: nil)(&$0)
            $0.maxMediaPlaylistFragmentResults = 2
        }
        let shown = try [100.0, 102.047, 102.048, 104.096, 112].map { try service.shown(token, at: .at($0)) }
        #expect(shown == [[10, 11], [10, 11], [11, 12], [12, 13], [15, 16]])
        #expect(try service.service.playlistWindow(token: token, at: .at(112)).mediaSequence == 5)
    }

    @Test func aReplayGoesOnIntoWhatIsStoredLater() throws {
        var service = HandMadeService(Self.fragments)
        let token = try service.open(at: .at(23), Self.request("LIVE_REPLAY", from: 16, through: nil))
        #expect(try service.shown(token, at: .at(23)) == [8, 9, 10])
        // Fragment 11 begins at 22.528 and is stored a second later: its turn comes when its duration has passed.
        #expect(try service.shown(token, at: .at(25.047)) == [8, 9, 10])
        #expect(try service.shown(token, at: .at(25.048)) == [8, 9, 10, 11])
    }

    @Test func aCollectionIngestedMuchLaterIsLeftOut() throws {
        let again = (0..<10).map {
            StoredFragment.made(100 + $0, producer: Double($0) * 2.048 + 1, server: 400 + Double($0) * 2.048)
        }
        var service = HandMadeService(Self.fragments + again)
        let token = try service.open(at: .at(500), Self.request("ON_DEMAND", from: 0, through: 10))
        #expect(try service.shown(token, at: .at(500)) == [0, 1, 2, 3, 4])
    }

    @Test func aReplayEndsWithItsRange() throws {
        var service = HandMadeService(Self.fragments)
        let token = try service.open(at: .at(100)) {
            Self.request("LIVE_REPLAY", from: 0, through: 5)(&$0)
            $0.maxMediaPlaylistFragmentResults = 1
        }
        let isComplete = try [100.0, 103, 105].map {
            try service.service.playlistWindow(token: token, at: .at($0)).isComplete
        }
        #expect(isComplete == [false, false, true])
    }

    @Test func anEmptyRangeHasNothingToPlay() {
        var service = HandMadeService(Self.fragments)
        #expect(throws: ServiceError.noFragments) {
            try service.open(at: .at(100), Self.request("ON_DEMAND", from: -20, through: -10))
        }
    }
}
