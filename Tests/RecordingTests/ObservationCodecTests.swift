import FoundationEssentials
import HLS
import StreamAnalysis
import Testing

@testable import Recording

struct ObservationCodecTests {
    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func whatIsWrittenIsReadAgainToTheLastBit(seed: UInt64) throws {
        var generator = RandomObservations(seed: seed)
        let observations = (0..<100).map { _ in generator.next() as Observation }
        let read = try Recorded.stream(Recorded.bytes(observations)).observations()
        #expect(same(read, observations))
        let areAlike = read.map(\.wholeText) == observations.map(\.wholeText)
        #expect(areAlike)
    }

    @Test func theRandomObservationsAreOfEveryKind() {
        var generator = RandomObservations(seed: 1)
        var encoder = ObservationEncoder()
        let kinds = (0..<500).map { _ in encoder.node(generator.next())["is"] }
        #expect(Set(kinds) == Set(ObservationKind.allCases.map { .text($0.rawValue) }))
    }

    @Test("A property that is added to what is observed must be added to its form")
    func formsHaveAMemberForEachProperty() {
        var generator = RandomObservations(seed: 2)
        let observations = (0..<2000).map { _ in generator.next() as Observation }
        check(observations.compactMap { if case .called(let call) = $0 { call } else { nil } }, .call)
        check(observations.compactMap { if case .clock(let reading) = $0 { reading } else { nil } }, .clock)
        check(
            observations.compactMap { if case .credentials(let reading) = $0 { reading } else { nil } },
            .credentials)
        check(observations.compactMap { if case .polled(let timing) = $0 { timing } else { nil } }, .timing)
        check(observations.compactMap { if case .fetched(let fetch) = $0 { fetch } else { nil } }, .fetch)
        check(
            observations.compactMap { if case .sought(let request) = $0 { request } else { nil } }, .request)
        check(
            observations.compactMap { if case .session(let event) = $0 { event } else { nil } }, .sessionEvent
        )
        check(
            observations.compactMap { if case .described(let stream, _) = $0 { stream } else { nil } },
            .description)
        let openings = observations.compactMap { if case .opened(let load) = $0 { load } else { nil } }
        check(openings, .opening)
        check(openings.map(\.playlist), .multivariantPlaylist)
        check(openings.flatMap(\.playlist.variants), .variant)
        check(openings.flatMap(\.playlist.renditions), .rendition)
        let playlists = observations.compactMap {
            if case .loaded(let load) = $0 { load.playlist } else { nil }
        }
        check(playlists, .playlistHead, told: ["segments"])
        check(playlists.flatMap(\.segments), .segment)
        let listings = observations.compactMap { if case .listed(let listing) = $0 { listing } else { nil } }
        check(listings.flatMap(\.fragments), .fragment)
        #expect(listings.first.map { Mirror(reflecting: $0).children.count } == 4)
    }

    /// That `form` writes as many members as the type has properties, but for those `told` in another way.
    private func check<Value>(_ values: [Value], _ form: Notation<Value>, told: Set<String> = []) {
        let names = values.reduce(into: told) { names, value in
            guard case .object(let members) = form.write(value) else { return }
            names.formUnion(members.map(\.name))
        }
        let count = values.first.map { Mirror(reflecting: $0).children.count }
        #expect(names.count == count, "\(Value.self)")
    }

    @Test func aKindOfALaterVersionIsSkippedAndCounted() throws {
        let recording = try Recorded.plain(
            #"{"is":"ticked","at":1.5,"later":{"field":[1]}}"#, #"{"is":"dreamt","of":"sheep"}"#)
        var cursor = recording.cursor()
        #expect(try cursor.next() == .ticked(Date(timeIntervalSinceReferenceDate: 1.5)))
        #expect(try cursor.next() == nil)
        #expect(cursor.skippedLines == 1)
    }

    @Test(arguments: [
        (#"{"is":"ticked","#, "a quotation mark is missing at byte 16"),
        (#"{"is":"ticked"}"#, #""at" is missing"#),
        (#"{"is":"ticked","at":"noon"}"#, #""at" is no date"#),
        (#"{"is":"loaded","at":1,"session":1,"track":1,"same":true}"#, "points at what isn't there"),
        (#"{"is":"listed","at":1,"range":[0,1],"fragments":[[0,3]]}"#, "points at what isn't there"),
        (#"{"is":"listed","at":1,"range":[1,0],"fragments":[]}"#, #""range" is no range of dates"#),
        (
            #"{"is":"called","at":1,"operation":"Dream","latency":1,"points":0}"#,
            #""operation" is no word known"#
        ),
    ])
    func aBrokenLineIsNamed(line: String, reason: String) throws {
        let recording = try Recorded.plain(#"{"is":"ticked","at":1}"#, line)
        let error = #expect(throws: RecordingError.self) { try recording.observations() }
        #expect(error?.subject == "f, line 3")
        #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
    }

    @Test func noTokenIsWritten() throws {
        var playlist = MediaPlaylist()
        var segment = MediaSegment(
            uri: "m.mp4?FragmentNumber=7&SessionToken=CiAz~&TrackNumber=1", duration: .zero)
        segment.map = MediaInitialization(uri: "init.mp4?SessionToken=CiAz~")
        playlist.segments = [segment]
        playlist.unknownTags = [UnknownTag(text: "#EXT-X-ODD:URI=\"x?SessionToken=CiAz~\"")]
        let load = PlaylistLoad(date: .blank, session: SessionID(1), track: 1, playlist: playlist)
        let failure = CallOutcome.Failure(code: "x", message: "GET /x?SessionToken=CiAz~ failed")
        let call = CallOutcome(
            date: .blank, operation: .getHLSMediaPlaylist, latency: .zero, failure: failure)
        let recording = try Recorded.stream(Recorded.bytes([.loaded(load), .called(call)]))
        for line in 0..<recording.lineCount {
            #expect(!String(decoding: recording.text[line], as: UTF8.self).contains("CiAz"))
        }
        guard case .loaded(let read) = try recording.observations()[0] else { return }
        #expect(read.playlist.segments[0].uri == "m.mp4?FragmentNumber=7&SessionToken=•••&TrackNumber=1")
    }
}
