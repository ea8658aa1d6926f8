import Testing

@testable import KinesisVideo

@Suite struct SessionURLDecoderTests {
    @Test("A session's URL stays byte for byte what the service sent")
    func takesURLs() throws {
        let text = "https://b-1a2b.kinesisvideo.us-west-2.amazonaws.com/hls/v1/a.m3u8?SessionToken=CiA~%20-_."
        let body = Array(#"{"HLSStreamingSessionURL":"\#(text)"}"#.utf8)
        #expect(try GetHLSStreamingSessionURLDecoder.decode(body).reveal() == text)
    }

    @Test(
        "What can't be in a URL could steer a terminal or a shell, and is refused",
        arguments: [
            #"https://a/\u001b[2J"#, #"https://a/\u009b31m"#, #"https://a/\nb"#, "https://a/ b",
            "https://a/日",
        ])
    func refusesWhatIsNoURL(text: String) {
        let body = Array(#"{"HLSStreamingSessionURL":"\#(text)"}"#.utf8)
        #expect(throws: UndecodableBody.notURL("HLSStreamingSessionURL")) {
            try GetHLSStreamingSessionURLDecoder.decode(body)
        }
    }
}
