import Testing

@testable import HLS

struct LinesTests {
    @Test(arguments: [
        ("", [String]()), ("a", ["a"]), ("a\n", ["a"]), ("a\nb", ["a", "b"]), ("a\r\nb\r\n", ["a", "b"]),
        ("\n\n", ["", ""]), ("a\rb\n", ["a\rb"]), ("12345678\n1234567\n", ["12345678", "1234567"]),
        ("\u{8A}\u{10A}\n\u{B}", ["\u{8A}\u{10A}", "\u{B}"]),
    ])
    func endAtLineFeedsOnly(_ text: String, expected: [String]) {
        #expect(Lines(Array(text.utf8)).map { String(decoding: $0.bytes, as: UTF8.self) } == expected)
    }

    @Test(arguments: 0..<40)
    func endWhereverTheLineFeedStands(length: Int) {
        let line = String(repeating: "x", count: length)
        #expect(
            Lines(Array((line + "\n" + line).utf8)).map(\.bytes.count)
                == (length == 0 ? [0] : [length, length]))
    }

    @Test func areCountedFromOne() {
        #expect(Lines(Array("a\n\nb".utf8)).map(\.number) == [1, 2, 3])
    }
}
