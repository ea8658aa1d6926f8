import FoundationEssentials
import Testing

@testable import KinesisVideoSimulator

/// One producer feeds a stream at a time.
struct StandingConnectionTests {
    private var service = ArchivedMediaService(streams: [SimulatedStream(name: "cam", created: testStart)])

    private mutating func open(at date: Date) throws(ServiceError) -> PutMediaTerms {
        let headers = [
            (name: "x-amzn-stream-name", value: "cam"),
            (name: "x-amzn-fragment-timecode-type", value: "ABSOLUTE"),
        ]
        return try service.openPutMedia(
            PutMediaRequest(headers: headers), limits: PutMediaLimits(), at: date)
    }

    @Test mutating func aSecondProducerIsRefusedWhileTheFirstIsThere() throws {
        let first = try open(at: testStart)
        #expect(throws: ServiceError.self) { try open(at: testStart) }
        service.close(first)
        #expect(try open(at: testStart).firstSequence > first.firstSequence)
    }

    @Test mutating func oneThatWasLostOnTheWayGivesWay() throws {
        let silence = 30.0
        #expect(PutMediaLimits().silence == .seconds(silence))
        let first = try open(at: testStart)
        service.keepOpen(first, at: testStart + 10)
        #expect(throws: ServiceError.self) { try open(at: testStart + 9 + silence) }
        _ = try open(at: testStart + 10 + silence)
    }

    @Test mutating func aConnectionThatIsOverIsNotOpenedAgainByALateWord() throws {
        let first = try open(at: testStart)
        service.close(first)
        service.keepOpen(first, at: testStart)
        _ = try open(at: testStart)
    }

    @Test mutating func whatIsSaidOfAConnectionThatIsOverIsNotSaidOfTheNext() throws {
        let first = try open(at: testStart)
        service.close(first)
        _ = try open(at: testStart)
        service.close(first)
        #expect(throws: ServiceError.self) { try open(at: testStart) }
    }
}
