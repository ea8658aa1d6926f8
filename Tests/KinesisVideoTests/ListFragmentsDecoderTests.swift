import FoundationEssentials
import TestSupport
import Testing

@testable import KinesisVideo

@Suite struct ListFragmentsDecoderTests {
    static let number = "91343852333185057105875891022195998207386831087"

    /// One fragment with `times` for its producer and server timestamps.
    static func page(
        producer: String = "1.643353235931E9", server: String = "1643353247.067", rest: String = ""
    ) -> String {
        #"{"Fragments":[{"FragmentLengthInMilliseconds":1796,"FragmentNumber":"\#(number)","#
            + #""FragmentSizeInBytes":788604,"ProducerTimestamp":\#(producer),"ServerTimestamp":\#(server)}]\#(rest)}"#
    }

    func decode(_ text: String) throws(UndecodableBody) -> ListFragmentsPage {
        try ListFragmentsDecoder.decode(Array(text.utf8))
    }

    @Test func readsAFragment() throws {
        let page = try decode(Self.page())
        let fragment = ListedFragment(
            fragmentNumber: Self.number, producerTimestamp: Date(timeIntervalSince1970: 1_643_353_235.931),
            serverTimestamp: Date(timeIntervalSince1970: 1_643_353_247.067), length: .milliseconds(1796),
            byteCount: 788_604)
        #expect(page == ListFragmentsPage(fragments: [fragment]))
    }

    @Test(arguments: [
        "1.643353235931E9", "1643353235.931", "1.643353235931e+9", "1643353235931E-3", "1643353235.9309",
        "1643353235.93149999999999999999999999", "16433532359.31e-1",
    ])
    func readsTimesInEveryFormAndRoundsThemToTheMillisecond(text: String) throws {
        let fragment = try #require(try decode(Self.page(producer: text)).fragments.first)
        #expect(fragment.producerTimestamp == Date(timeIntervalSince1970: 1_643_353_235.931))
    }

    @Test(arguments: ["1643353235", "1.643353235E9", "1643353235.0", "1643353235.00049"])
    func readsWholeSeconds(text: String) throws {
        let fragment = try #require(try decode(Self.page(producer: text)).fragments.first)
        #expect(fragment.producerTimestamp == Date(timeIntervalSince1970: 1_643_353_235))
    }

    @Test(arguments: [
        (#"{"Fragments":[],"NextToken":"abc="}"#, "abc="), (#"{"Fragments":null,"NextToken":null}"#, nil),
        (#"{"Fragments":[]}"#, nil), (#"{"NextToken":"","Fragments":[]}"#, nil),
        (#" { "NextToken" : "a" , "Other" : [ {"x":[1,"]"]} , null ] , "Fragments" : [ ] } "#, "a"),
    ])
    func readsEmptyPages(text: String, token: String?) throws {
        #expect(try decode(text) == ListFragmentsPage(fragments: [], nextToken: token))
    }

    @Test func readsMembersInAnyOrderAndPassesOverUnknownOnes() throws {
        let text =
            #"{"NextToken":"t","Fragments":[{"ServerTimestamp":2,"New":{"a":[true,false,null,-1.5e3,"\"}"]},"#
            + #""FragmentNumber":"7","FragmentSizeInBytes":1,"ProducerTimestamp":1,"FragmentLengthInMilliseconds":0}]}"#
        let page = try decode(text)
        #expect(page.fragments.map(\.fragmentNumber) == ["7"] && page.nextToken == "t")
        #expect(page.fragments.first?.length == .zero)
    }

    @Test(arguments: [
        ("{}", "Fragments"), ("null", "Fragments"), (#"{"NextToken":null}"#, "Fragments"),
        (#"{"Fragments":[{}]}"#, "Fragments[].FragmentNumber"),
        (page(producer: "null"), "Fragments[].ProducerTimestamp"),
        (page(server: "1e30"), "Fragments[].ServerTimestamp"),
    ])
    func namesWhatIsMissing(text: String, member: String) {
        #expect(throws: UndecodableBody.missing(member)) { try decode(text) }
    }

    @Test(arguments: [
        "", "[]", "<html>", #"{"Fragments":{}}"#, #"{"Fragments":[1]}"#, page(producer: "x"),
        page(producer: "-"),
    ])
    func refusesWhatIsNotAPage(text: String) {
        #expect(throws: UndecodableBody.self) { try decode(text) }
    }

    @Test func refusesEveryPrefixWithoutTrapping() {
        let bytes = Array(Self.page(rest: #","NextToken":"a\u00e9\n""#).utf8)
        for end in bytes.indices {
            #expect(throws: UndecodableBody.self) { try ListFragmentsDecoder.decode(Array(bytes[..<end])) }
        }
    }

    @Test(arguments: 0..<200)
    func survivesDamagedBytes(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var bytes = Array(Self.page(rest: #","NextToken":"abc""#).utf8)
        for _ in 0..<8 {
            bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        // Either outcome is right: the test is that there is one.
        _ = try? ListFragmentsDecoder.decode(bytes)
    }

    @Test func survivesAnyDepthOfNesting() {
        let deep = #"{"X":"# + String(repeating: "[", count: 1_000_000)
        #expect(throws: UndecodableBody.self) { try decode(deep) }
    }
}
