import Foundation
import MediaContainers
import Testing

@testable import KinesisVideoSimulator

struct GetMediaForFragmentListTests {
    /// One document of an answer: its tags, its tracks and its frames.
    private struct Document {
        var tags: [String: String] = [:]
        var tracks: [CodedTrack] = []
        var frames: [CodedFrame] = []
    }

    private static func front(_ scenario: Scenario = .steady) -> TestFront {
        TestFront(ArchivedMediaService(scenario: scenario, start: testStart))
    }

    private static func stored(_ count: Int) -> [StoredFragment] {
        Array(Ingestion(ScenarioRun(.steady, start: testStart)).prefix(count))
    }

    private static func request(_ numbers: [String]) -> String {
        let list = numbers.map { "\"\($0)\"" }.joined(separator: ",")
        return "{\"StreamName\":\"steady\",\"Fragments\":[\(list)]}"
    }

    private static func documents(_ bytes: [UInt8]) throws -> [Document] {
        var reader = MatroskaReader()
        let events = try reader.read(bytes) + reader.finish()
        return events.reduce(into: []) { documents, event in
            if case .header = event { documents.append(Document()) }
            if documents.isEmpty { documents.append(Document()) }
            let last = documents.count - 1
            switch event {
            case .header(let header): documents[last].tracks = header.tracks
            case .tags(let tags): for tag in tags { documents[last].tags[tag.name] = tag.value }
            case .frame(let frame): documents[last].frames.append(frame)
            case .clusterBegan, .clusterEnded: break
            }
        }
    }

    @Test func answersOneDocumentAFragmentInTheOrderOfTheRequest() throws {
        var front = Self.front()
        let fragments = [7, 3, 5].map { Self.stored(10)[$0] }
        let answer = front.call(
            "GetMediaForFragmentList", Self.request(fragments.map(\.number)), at: testStart)
        #expect((answer.status, answer.headers["Content-Type"]) == (200, "video/webm"))
        let documents = try Self.documents(answer.media())
        #expect(documents.map { $0.tags["AWS_KINESISVIDEO_FRAGMENT_NUMBER"] } == fragments.map(\.number))
        for (document, fragment) in zip(documents, fragments) {
            let frames = try MediaLibrary.films.fragment(fragment.media).frames
            #expect(document.tracks == fragment.media.tracks)
            #expect(
                document.frames.map(\.data) == frames.map(\.data)
                    || Set(document.frames.map(\.data)) == Set(frames.map(\.data)))
            #expect(document.frames.count == frames.count)
        }
    }

    @Test func tagsCarryBothTimestamps() throws {
        var front = Self.front()
        let fragment = Self.stored(1)[0]
        let answer = front.call("GetMediaForFragmentList", Self.request([fragment.number]), at: testStart)
        let tags = try #require(Self.documents(answer.media()).first).tags
        for (name, instant) in [
            ("SERVER", fragment.capture.serverTimestamp), ("PRODUCER", fragment.capture.producerTimestamp),
        ] {
            let text = try #require(tags["AWS_KINESISVIDEO_\(name)_TIMESTAMP"])
            #expect(text.wholeMatch(of: /\d{10}\.\d{3}/) != nil)
            #expect(Int64(text.replacing(".", with: "")) == instant.milliseconds)
        }
    }

    @Test func saysWhatIsMissingInsideTheAnswer() throws {
        var front = Self.front()
        let fragment = Self.stored(1)[0]
        let answer = front.call(
            "GetMediaForFragmentList", Self.request(["123", fragment.number]), at: testStart)
        #expect(answer.status == 200)
        let bytes = try answer.media()
        let text = String(decoding: bytes.prefix(400), as: UTF8.self)
        for word in [
            "AWS_KINESISVIDEO_ERROR_CODE", "FRAGMENT_NOT_FOUND", "AWS_KINESISVIDEO_ERROR_ID", "3000", "123",
        ] {
            #expect(text.contains(word))
        }
        #expect(try Self.documents(bytes).last?.frames.isEmpty == false)
    }

    @Test func hasWhatListFragmentsHasAndNothingSooner() throws {
        var front = Self.front()
        let fragment = try #require(Self.stored(400).last)
        for (offset, isThere) in [(-0.001, false), (0.001, true)] {
            let answer = front.call(
                "GetMediaForFragmentList", Self.request([fragment.number]),
                at: fragment.listable.addingTimeInterval(offset))
            #expect(try Self.documents(answer.media()).contains { !$0.frames.isEmpty } == isThere)
        }
    }

    @Test func storedMediaComesBackByteForByte() throws {
        let film = try MediaLibrary.films.document(of: .made(1, producer: 0))
        let place = StoredMedia(file: 3, header: 0..<10, cluster: 10..<20)
        let library = MediaLibrary { asked in
            guard asked == place else { throw MediaLibrary.Unreadable(reason: "another place") }
            return MediaLibrary.StoredBytes(header: film.header, cluster: film.cluster)
        }
        let fragment = StoredFragment.made(2, producer: 0)
        let stored = StoredFragment(
            number: fragment.number, sequence: 2, byteCount: 1, capture: fragment.capture,
            media: FragmentMedia(tracks: fragment.media.tracks, location: .stored(place)))
        let bytes = try MediaPackager(library: library).bytes(of: .document(stored))
        #expect(bytes.starts(with: film.header))
        #expect(Array(bytes.suffix(film.cluster.count)) == film.cluster)
        #expect(throws: MediaLibrary.Unreadable.self) { try MediaPackager().bytes(of: .document(stored)) }
    }

    @Test(arguments: [
        "{\"StreamName\":\"steady\"}", request([]), request(Array(repeating: "1", count: 1001)),
        request(["12x"]), request([""]), request([String(repeating: "1", count: 129)]), request(["-1"]),
    ])
    func refusesListsThatAreNone(body: String) {
        var front = Self.front()
        let answer = front.call("GetMediaForFragmentList", body, at: testStart)
        #expect(answer.status == 400)
        #expect(answer.headers["x-amzn-ErrorType"]?.hasPrefix("InvalidArgumentException:") == true)
        #expect(answer.text.hasPrefix(#"{"Message":"Fragments: "#))
    }

    @Test func takesAThousandNumbers() {
        var front = Self.front()
        let body = Self.request(Array(repeating: "1", count: 1000))
        #expect(front.call("GetMediaForFragmentList", body, at: testStart).status == 200)
    }

    @Test func knowsItsStreams() {
        var front = Self.front()
        let body = #"{"StreamName":"nobody","Fragments":["1"]}"#
        #expect(front.call("GetMediaForFragmentList", body, at: testStart).status == 404)
    }
}
