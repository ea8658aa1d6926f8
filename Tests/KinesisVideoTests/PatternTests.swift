import Testing

@testable import KinesisVideo

@Suite struct PatternTests {
    @Test(arguments: [
        ("[a-zA-Z0-9_.-]+", "cam-1_A.b"), ("[a-zA-Z0-9+/]+={0,2}", "ab+/=="), ("[a-zA-Z0-9+/]+={0,2}", "a"),
        ("^[0-9]+$", "0123456789"), ("[a-z0-9]*", ""), (#"arn:[a-z\d-]+:x/[0-9]+"#, "arn:aws-1:x/7"),
        ("a{2}b", "aab"), (#"a\.b"#, "a.b"), ("[ab]+b", "aabb"), ("[a-]+", "a-a"),
    ])
    func matchesTheWholeText(pattern: String, text: String) {
        #expect(Pattern(pattern, "").matches(text))
    }

    @Test(arguments: [
        ("[a-zA-Z0-9_.-]+", ""), ("[a-zA-Z0-9_.-]+", "cam 1"), ("[a-zA-Z0-9_.-]+", "kamera-ü"),
        ("[a-zA-Z0-9+/]+={0,2}", "a==="), ("[a-zA-Z0-9+/]+={0,2}", "=="), ("^[0-9]+$", "12x"),
        ("^[0-9]+$", "１２"), (#"arn:[a-z\d-]+:x/[0-9]+"#, "arn:aws:x/"), ("a{2}b", "ab"), (#"a\.b"#, "axb"),
    ])
    func refusesOtherTexts(pattern: String, text: String) {
        #expect(!Pattern(pattern, "").matches(text))
    }

    @Test func namesFieldValueAndLimit() throws {
        let cases: [(Member, String)] = [
            (Member("Expires", 60, in: 300...43_200), "Expires must be 300 to 43200, not 60 (S)"),
            (
                Member("StreamName", "cam 1", .streamName),
                "StreamName must be 1 to 256 characters of a-z A-Z 0-9 _ . -, not 'cam 1' (S)"
            ),
            (
                Member("A", [Member("Fragments", ["1", "x"], .list(1...2, of: .fragmentNumber))]),
                "A.Fragments[1] must be 1 to 128 characters of 0-9, not 'x' (S)"
            ),
            (
                Member("Fragments", [], .list(1...2, of: .fragmentNumber)),
                "Fragments must have 1 to 2 elements, not 0 (S)"
            ),
            (
                Member("StreamName", String(repeating: "x", count: 300), .streamName),
                "StreamName must be 1 to 256 characters of a-z A-Z 0-9 _ . -, not "
                    + "'\(String(repeating: "x", count: 80))…' of 300 characters (S)"
            ),
        ]
        for (member, message) in cases {
            let violation = #expect(throws: RuleViolation.self) { try member.check(source: "S") }
            #expect(violation?.description == message)
        }
    }
}
