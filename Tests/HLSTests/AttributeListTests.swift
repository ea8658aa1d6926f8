import Testing

@testable import HLS

struct AttributeListTests {
    @Test(arguments: [
        ("", [String]()), ("A=1", ["A=1"]), ("A=1,B=\"x,y=z\"", ["A=1", "B=\"x,y=z\""]), ("A=", ["A="]),
        ("A=1,,B=2,", ["A=1", "B=2"]), ("A=1, B=2", ["A=1", "B=2"]), ("A=1,A=2", ["A=1"]),
        ("=1,B,C=3", ["C=3"]),
        ("A=1,B=\"open,C=3", ["A=1"]),
    ])
    func keepsWhatItCanRead(_ text: String, expected: [String]) {
        let list = AttributeList(Array(text.utf8)[...])
        #expect(list.attributes.map { "\($0.name)=\($0.value)" } == expected)
    }

    @Test(arguments: [
        ("A", AttributeList.Flaw.missingEquals), ("=1", .missingName), ("A=\"", .openQuotation),
        ("A=1,A=2", .repeatedName), (" A=1", .strayBlank),
    ])
    func saysWhatItCouldNotRead(_ text: String, flaw: AttributeList.Flaw) {
        #expect(AttributeList(Array(text.utf8)[...]).flaws.map(\.flaw) == [flaw])
    }
}
