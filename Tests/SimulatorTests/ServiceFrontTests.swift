import AWSSigning
import Foundation
import Testing

@testable import KinesisVideoSimulator

struct ServiceFrontTests {
    private static let key = SigningCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secretEXAMPLE")

    private static func front() -> ServiceFront {
        ServiceFront(
            service: ArchivedMediaService(scenario: .steady, start: testStart),
            verifier: SignatureVerifier(credentials: [key], region: "us-west-2"))
    }

    private static func question(
        _ path: String, _ body: String, key: SigningCredentials = key, signed date: Date = testStart,
        region: String = "us-west-2"
    ) -> HTTPQuestion {
        let headers = [(name: "host", value: "127.0.0.1:1")]
        let body = Array(body.utf8)
        let added = SignatureV4.sign(
            method: "POST", path: path, query: "", headers: headers, body: body, credentials: key,
            region: region,
            date: date)
        return HTTPQuestion(method: "POST", path: path, headers: headers + added, body: body)
    }

    private static func answer(_ question: HTTPQuestion) -> (status: Int, body: String, errorType: String?) {
        var front = front()
        let answer = front.answer(question, at: testStart)
        return (
            answer.status, String(decoding: answer.bytes, as: UTF8.self), answer.headers["x-amzn-ErrorType"]
        )
    }

    @Test func answersSignedRequests() {
        let answer = Self.answer(
            Self.question("/getDataEndpoint", #"{"StreamName":"steady","APIName":"LIST_FRAGMENTS"}"#))
        #expect(answer == (200, #"{"DataEndpoint":"http://127.0.0.1"}"#, nil))
    }

    @Test func listsFragmentsAsTheServiceWritesThem() throws {
        let body = """
            {"StreamName":"steady","MaxResults":1,"FragmentSelector":{"FragmentSelectorType":"SERVER_TIMESTAMP",
            "TimestampRange":{"StartTimestamp":1699999980,"EndTimestamp":1.69999999E9}}}
            """
        let answer = Self.answer(Self.question("/listFragments", body))
        #expect(answer.status == 200)
        let form =
            /\{"Fragments":\[\{"FragmentLengthInMilliseconds":1984,"FragmentNumber":"9134\d{43}","FragmentSizeInBytes":\d+,"ProducerTimestamp":1\.69\d+E9,"ServerTimestamp":1\.69\d+E9\}\],"NextToken":"[^"]+"\}/
        #expect(try form.wholeMatch(in: answer.body) != nil, "\(answer.body)")
    }

    @Test func refusesWhatIsNotSigned() {
        let answer = Self.answer(HTTPQuestion(method: "POST", path: "/listStreams", body: Array("{}".utf8)))
        #expect(answer.status == 403)
        #expect(answer.body == #"{"message":"Missing Authentication Token"}"#)
    }

    @Test func refusesUnknownKeysAndWrongSecrets() {
        let unknown = Self.answer(
            Self.question(
                "/listStreams", "{}", key: SigningCredentials(accessKeyID: "X", secretAccessKey: "y")))
        #expect(unknown.body == #"{"message":"The security token included in the request is invalid"}"#)
        #expect(unknown.errorType?.hasPrefix("UnrecognizedClientException:") == true)
        let wrong = Self.answer(
            Self.question(
                "/listStreams", "{}",
                key: SigningCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "guess")))
        #expect(wrong.status == 403)
        #expect(wrong.body.hasPrefix(#"{"message":"The request signature we calculated does not match"#))
        #expect(wrong.errorType?.hasPrefix("InvalidSignatureException:") == true)
    }

    @Test(arguments: [
        (
            -301.0,
            "Signature expired: 20231114T220819Z is now earlier than 20231114T220820Z (20231114T221320Z - 5 min.)"
        ),
        (
            301,
            "Signature not yet current: 20231114T221821Z is still later than 20231114T221820Z (20231114T221320Z + 5 min.)"
        ),
    ])
    func refusesOtherTimes(offset: Double, message: String) {
        let answer = Self.answer(Self.question("/listStreams", "{}", signed: .at(offset)))
        #expect(answer.status == 403)
        #expect(answer.body == "{\"message\":\"\(message)\"}")
    }

    @Test func refusesOtherRegions() {
        let answer = Self.answer(Self.question("/listStreams", "{}", region: "eu-west-1"))
        #expect(answer.body.contains("Credential should be scoped to"))
    }

    @Test(arguments: ["/ListFragments", "/", "/listfragments", "/hls/v1/getTSFragment"])
    func answersUnknownPathsWith200(path: String) {
        var question = Self.question(path, "{}")
        question.parameters["SessionToken"] = "x"
        #expect(
            Self.answer(question)
                == (
                    200,
                    #"{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}"#,
                    nil
                ))
    }

    @Test func refusesBodiesThatAreNotJSON() {
        let answer = Self.answer(Self.question("/describeStream", "{"))
        #expect(answer.status == 400)
        #expect(answer.body == #"{"__type":"com.amazon.coral.service#SerializationException"}"#)
        #expect(answer.errorType?.hasPrefix("SerializationException:") == true)
    }

    @Test func spellsItsOwnMessagesWithACapital() {
        let answer = Self.answer(Self.question("/describeStream", #"{"StreamName":"nobody"}"#))
        #expect(
            answer == (
                404, #"{"Message":"The requested stream is not found or not active."}"#,
                "ResourceNotFoundException:https://kinesisvideo.amazonaws.com/doc/2017-09-30/"
            ))
    }

    @Test func mediaNeedsATokenAndNoSignature() {
        let none = Self.answer(HTTPQuestion(method: "GET", path: "/hls/v1/getHLSMasterPlaylist.m3u8"))
        #expect(none.status == 400)
        let wrong = Self.answer(
            HTTPQuestion(
                method: "GET", path: "/hls/v1/getHLSMasterPlaylist.m3u8", parameters: ["SessionToken": "x"]))
        #expect(wrong.status == 403)
    }

    @Test func playersOfOtherOriginsMayRead() throws {
        var front = Self.front()
        let opened = front.answer(
            Self.question("/getHLSStreamingSessionURL", #"{"StreamName":"steady"}"#), at: testStart)
        let token = String(decoding: opened.bytes, as: UTF8.self).split(separator: "=")[1].dropLast(2)
        let playlist = front.answer(
            HTTPQuestion(
                method: "GET", path: "/hls/v1/getHLSMasterPlaylist.m3u8",
                parameters: ["SessionToken": String(token)]), at: testStart)
        #expect(playlist.status == 200)
        #expect(playlist.headers["Content-Type"] == "application/x-mpegURL")
        #expect(playlist.headers["Access-Control-Allow-Origin"] == "*")
        #expect(front.answer(HTTPQuestion(method: "OPTIONS", path: "/hls/v1/x"), at: testStart).status == 200)
    }
}
