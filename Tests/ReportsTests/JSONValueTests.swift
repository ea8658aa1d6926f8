import Testing

@testable import Reports

struct JSONValueTests {
    @Test(
        "What a terminal might obey or nobody sees is escaped, whichever plane it is in",
        arguments: [
            ("\u{1B}[31m", #""\u001b[31m""#), ("\u{9B}", #""\u009b""#), ("\u{202E}", #""\u202e""#),
            ("\u{E0041}", #""\udb40\udc41""#), ("日本", #""日本""#),
        ])
    func escapesWhatIsUnsafe(text: String, json: String) {
        #expect(JSONValue.string(text).text == json)
    }
}
