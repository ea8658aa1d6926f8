import Foundation
import Testing

@testable import KinesisVideoSimulator

/// What a stream's script does to requests, before they reach a server.
struct FaultTests {
    private static func front(_ effect: ServiceFault.Effect, of operations: Set<String> = []) -> TestFront {
        var script = ServiceScript()
        script.faults = [
            ServiceFault(effect, start: .seconds(10), duration: .seconds(10), operations: operations)
        ]
        return TestFront([.made(1, producer: 0)], script: script)
    }

    private static let body = #"{"StreamName":"camera"}"#

    @Test(
        arguments: [
            (
                .throttle, 400, "ClientLimitExceededException:",
                #"{"Message":"Limit exceeded on number of requests for DescribeStream API for resource 'camera'"}"#
            ),
            (
                .internalFailure, 500, "InternalFailure:",
                #"{"__type":"com.amazon.coral.service#InternalFailure"}"#
            ),
            (
                .unavailable, 503, "ServiceUnavailable:",
                #"{"__type":"com.amazon.coral.service#ServiceUnavailable"}"#
            ),
        ] as [(ServiceFault.Effect, Int, String, String)])
    func refusesWhileTheFaultLasts(effect: ServiceFault.Effect, status: Int, code: String, text: String) {
        var front = Self.front(effect)
        #expect(front.call("DescribeStream", Self.body, at: .at(9.9)).status == 200)
        let answer = front.call("DescribeStream", Self.body, at: .at(10))
        #expect((answer.status, answer.text) == (status, text))
        #expect(answer.headers["x-amzn-ErrorType"]?.hasPrefix(code) == true)
        #expect(front.call("DescribeStream", Self.body, at: .at(20)).status == 200)
    }

    @Test(
        arguments: [
            (.delay(.seconds(3)), HTTPAnswer.Delivery(delay: .seconds(3))),
            (.reset, HTTPAnswer.Delivery(extent: .nothing)), (.truncate, HTTPAnswer.Delivery(extent: .cut)),
        ] as [(ServiceFault.Effect, HTTPAnswer.Delivery)])
    func leavesTheBodyAloneWhereOnlyTheWaySuffers(effect: ServiceFault.Effect, delivery: HTTPAnswer.Delivery)
    {
        var front = Self.front(effect)
        let usual = front.call("DescribeStream", Self.body, at: .at(0))
        let answer = front.call("DescribeStream", Self.body, at: .at(12))
        #expect(usual.delivery == HTTPAnswer.Delivery())
        #expect((answer.delivery, answer.text) == (delivery, usual.text))
    }

    @Test func replacesTheBodyAndKeepsItsType() {
        var front = Self.front(.malformed)
        let answer = front.call("DescribeStream", Self.body, at: .at(12))
        #expect((answer.status, answer.headers["Content-Type"]) == (200, "application/json"))
        #expect(answer.text.hasPrefix("<html>"))
    }

    @Test func takesHoldOfTheOperationsThatItNames() {
        var front = Self.front(.unavailable, of: ["GetDataEndpoint"])
        #expect(front.call("DescribeStream", Self.body, at: .at(12)).status == 200)
        #expect(front.call("GetDataEndpoint", Self.body, at: .at(12)).status == 503)
    }

    @Test func findsTheStreamByItsARN() throws {
        var front = Self.front(.unavailable)
        let arn = try #require(front.front.service.stream(named: "camera")).arn(region: "us-west-2")
        #expect(front.call("DescribeStream", "{\"StreamARN\":\"\(arn)\"}", at: .at(12)).status == 503)
    }

    @Test func leavesOtherStreamsAlone() {
        var front = Self.front(.unavailable)
        #expect(front.call("ListStreams", "{}", at: .at(12)).status == 200)
        #expect(front.call("DescribeStream", #"{"StreamName":"nobody"}"#, at: .at(12)).status == 404)
    }

    @Test func takesHoldOfPlayersBySession() throws {
        var front = Self.front(.throttle, of: ["GetHLSMediaPlaylist"])
        let url = front.call("GetHLSStreamingSessionURL", Self.body, at: .at(5)).text
        let token = try #require(url.firstMatch(of: /SessionToken=([^"]+)/)).1
        let statuses = ["getHLSMasterPlaylist.m3u8", "getHLSMediaPlaylist.m3u8"].map { file in
            front.front.answer(
                HTTPQuestion(
                    method: "GET", path: "/hls/v1/" + file, parameters: ["SessionToken": String(token)]),
                at: .at(12)
            ).status
        }
        #expect(statuses == [200, 400])
    }

    @Test func strikesOneRequestInSoMany() {
        var script = ServiceScript()
        script.faults = [ServiceFault(.internalFailure, start: .zero, oneIn: 4)]
        var front = TestFront([], script: script)
        front.front.service.enforcesQuotas = false
        let statuses = (0..<400).map { _ in front.call("DescribeStream", Self.body, at: .at(1)).status }
        #expect((60...140).contains(statuses.filter { $0 == 500 }.count))
        #expect(Set(statuses) == [200, 500])
    }

    @Test func spellsDatesAsTheScriptSays() {
        var script = ServiceScript()
        script.timeSpelling = .decimal
        var front = TestFront([], script: script)
        let answer = front.call("DescribeStream", Self.body, at: .at(1))
        #expect(answer.text.contains(#""CreationTime":1700000000.0,"#))
    }
}
