import Testing

@testable import Monitoring

struct NamePatternTests {
    @Test(
        "A star stands for any characters, a question mark for one",
        arguments: [
            ("*", "anything", true), ("cam-*", "cam-", true), ("cam-*", "cam-12", true),
            ("cam-*", "front-cam-1", false), ("*-door", "front-door", true), ("*-door", "front-doors", false),
            ("cam-??", "cam-12", true), ("cam-??", "cam-1", false), ("cam-??", "cam-123", false),
            ("*cam*1", "my-cam-2-1", true), ("*a*b*c", "aabbcc", true), ("*a*b*c", "aabbccd", false),
            ("a.c", "abc", false), ("", "", true), ("**", "", true), ("?", "", false),
        ])
    func matches(pattern: String, name: String, isMatch: Bool) {
        #expect(NamePattern(pattern).matches(name) == isMatch)
    }

    @Test(
        "What every match begins with is all that is asked for",
        arguments: [
            ("cam-*", "cam-"), ("*", ""), ("c?m*", "c"), ("cam", "cam"),
        ])
    func prefix(pattern: String, prefix: String) {
        #expect(NamePattern(pattern).prefix == prefix)
    }

    @Test("A pattern that could be matched in many ways is as quick as any")
    func isQuick() {
        let pattern = NamePattern(String(repeating: "a*", count: 40) + "b")
        #expect(!pattern.matches(String(repeating: "a", count: 200)))
    }
}
