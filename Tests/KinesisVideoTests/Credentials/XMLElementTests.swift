import Testing

@testable import KinesisVideo

@Suite struct XMLElementTests {
    @Test func readsElementsAndTheirText() throws {
        let document = try XMLElement(
            document: Array(
                """
                <?xml version="1.0"?><!-- x -->
                <a xmlns="https://x/" b='>'><c> one &amp; &#x41;&#66; </c><d/><c>two</c>
                <e><![CDATA[<&]]></e><!-- y --></a>

                """.utf8))
        #expect(document.name == "a" && document.text.isEmpty)
        #expect(document.children.map(\.name) == ["c", "d", "c", "e"])
        #expect(document["c"]?.text == "one & AB")
        #expect(document["e"]?.text == "<&")
        #expect(document["c", "x"] == nil)
    }

    @Test(arguments: [
        "", "x", "<a>", "<a></b>", "<a/><b/>", "<a", "<a b></a>", "<a>&nbsp;</a>", "<a>&#xD800;</a>",
        "<a>&amp</a>",
        "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "<a><![CDATA[</a>", "<!-- <a/>", "<a/>x",
        String(repeating: "<a>", count: 1_000_000),
    ])
    func refusesEverythingElse(text: String) {
        #expect(throws: XMLElement.Fault.self) { try XMLElement(document: Array(text.utf8)) }
    }

    @Test func neverTrapsOnBrokenBytes() {
        let whole = Array("<a b='c'>&lt;<d>\u{E9}</d><![CDATA[x]]></a>".utf8)
        for index in whole.indices {
            for byte in [0x00, 0x26, 0x3C, 0x3E, 0xFF] as [UInt8] {
                var bytes = whole
                bytes[index] = byte
                _ = try? XMLElement(document: bytes)
                _ = try? XMLElement(document: Array(whole[..<index]))
            }
        }
    }
}
