import HTTPTransport
import Testing

@testable import KinesisVideo

@Suite struct HarmlessTextTests {
    @Test(arguments: [
        (#"{"StreamName":"cam1","MaxResults":5}"#, #"{"StreamName":"cam1","MaxResults":5}"#),
        (
            #"{"HLSStreamingSessionURL":"https://h/hls?SessionToken=abc~"}"#,
            #"{"HLSStreamingSessionURL":"https://h/hls?SessionToken=•••"}"#
        ),
        (#"{"Token":"a","b":"c"}"#, #"{"Token":"•••","b":"c"}"#),
        (#"{"secretAccessKey" : "a\"b", "n":1}"#, #"{"secretAccessKey" : "•••", "n":1}"#),
        (
            #"{"roleCredentials":{"x":"a","y":["b",{"z":"c"}]},"d":"e"}"#,
            #"{"roleCredentials":{"x":"•••","y":["•••",{"z":"•••"}]},"d":"e"}"#
        ),
        (#"{"tokens":["a","b"],"c":["d","e"]}"#, #"{"tokens":["•••","•••"],"c":["d","e"]}"#),
        (#"{"a":{"accessToken":"b"},"c":"d"}"#, #"{"a":{"accessToken":"•••"},"c":"d"}"#),
        (#"{"\u0074oken":"a"}"#, #"{"token":"•••"}"#),
        (
            #"{"device_code":"a","userCode":"b","code":"c","NextToken":null}"#,
            #"{"device_code":"•••","userCode":"•••","code":"•••","NextToken":null}"#
        ),
    ])
    func hidesValuesByTheirNames(body: String, shown: String) {
        #expect(HarmlessJSON(Array(body.utf8))?.text == shown)
    }

    @Test(arguments: [
        "", "token", "\"a token\"", "[\"a\"]", "{\"a\":\"b", "{\"a\":1}}", "{\"a\":1} x", "<xml/>",
        "{\"a\":\"\\",
    ])
    func showsNothingOfWhatIsNoObject(body: String) {
        #expect(HarmlessJSON(Array(body.utf8)) == nil)
    }

    @Test func cutsLongStringsAndLeavesLongBodiesOut() throws {
        let image = String(repeating: "x", count: 1000)
        let shown = try #require(HarmlessJSON(Array(#"{"ImageContent":"\#(image)"}"#.utf8)))
        #expect(shown.text.count < 400 && shown.text.hasSuffix("… (1000)\"}"))
        #expect(HarmlessJSON(Array(#"{"a":"\#(String(repeating: image, count: 70))"}"#.utf8)) == nil)
    }

    @Test(arguments: [
        ("https://user:password@h:8/p", "https://•••@h:8/p"),
        (
            "https://h/p?a=1&X-Amz-Signature=2&X-Amz-Date=3",
            "https://h/p?a=1&X-Amz-Signature=•••&X-Amz-Date=3"
        ),
        (
            "https://sts/?Action=A&WebIdentityToken=e.y.j&RoleArn=r",
            "https://sts/?Action=A&WebIdentityToken=•••&RoleArn=r"
        ),
        ("https://h/p?flag&token=", "https://h/p?flag&token=•••"),
        ("no url", "no url"),
    ])
    func hidesWhatAURLHolds(url: String, shown: String) {
        #expect(HarmlessURL.hidingSecrets(in: url) == shown)
    }

    @Test(arguments: [
        ("Authorization", "Bearer abc"), ("x-amz-sso_bearer_token", "abc"),
        ("X-aws-ec2-metadata-token", "abc"),
        ("Cookie", "abc"), ("Proxy-Authorization", "Basic abc"), ("X-Unheard-Of", "abc"),
        ("authorization", "AWS4-HMAC-SHA256 Credential=abc, Signature=abc, other=abc"),
        ("Location", "https://h/?SessionToken=abc"),
    ])
    func showsOnlyHeadersThatHoldNoSecret(name: String, value: String) {
        let text = "\(HarmlessHeaders.metadata(HTTPFields([(name: name, value: value)])))"
        #expect(!text.contains("=abc") && !text.contains(" abc") && !text.contains("\"abc"), "\(text)")
        #expect(text.contains(name.lowercased()))
    }
}
