import FoundationEssentials
import Testing

@testable import StreamAnalysis

struct NoFragmentsCheckTests {
    private let stream = StreamDescription(
        name: "cam", region: "us-west-2", status: "ACTIVE", retentionHours: 24)
    private let none = "No fragments found in the stream for the streaming request."

    private func refused(
        _ seconds: Double, _ code: String = "ResourceNotFoundException", _ message: String? = nil
    ) -> Observation {
        call(
            seconds, .getHLSStreamingSessionURL, code, message ?? none,
            status: code.hasPrefix("Resource") ? 404 : 400)
    }

    private func listed(_ seconds: Double, newest: Double?) -> Observation {
        let fragments = newest.map { newest in
            (0..<10).map {
                fragment(
                    7001 + UInt64($0), producer: newest - 19 + Double($0) * 2,
                    server: newest - 18 + Double($0) * 2)
            }
        }
        return .listed(
            FragmentListing(
                date: at(seconds), range: at(seconds - 300)...at(seconds), fragments: fragments ?? []))
    }

    private func found(_ observations: [Observation], of stream: StreamDescription? = nil) -> [Finding] {
        findings(observations, of: stream ?? self.stream).filter { $0.kind == .noFragments }
    }

    /// Refusals and the cause that they tell, in the order of the triage.
    private static let refusals: [(CallOutcome.Operation, String, String, Int, String)] = [
        (.listFragments, "undecodable", "the answer lacks Fragments", 200, "wrong-endpoint"),
        (.describeStream, "UnknownOperationException", "no", 200, "wrong-endpoint"),
        (
            .listFragments, "AccessDeniedException",
            "Unable to determine service/operation name to be authorized", 403, "wrong-endpoint"
        ),
        (
            .describeStream, "ResourceNotFoundException", "The requested stream is not found or not active.",
            404, "stream-not-found"
        ),
        (.getHLSStreamingSessionURL, "NoDataRetentionException", "no", 400, "no-retention"),
        (.getHLSStreamingSessionURL, "UnsupportedStreamMediaTypeException", "no", 400, "unplayable-media"),
        (
            .getHLSStreamingSessionURL, "MissingCodecPrivateDataException",
            "Missing codec private data in fragment for track 2.", 400, "unplayable-media"
        ),
        (.getHLSStreamingSessionURL, "InvalidCodecPrivateDataException", "no", 400, "unplayable-media"),
    ]

    @Test(arguments: refusals)
    func aRefusalTellsItsCause(
        operation: CallOutcome.Operation, code: String, message: String, status: Int, cause: String
    ) throws {
        let found = findings(
            [listed(0, newest: -3), call(1, operation, code, message, status: status)], of: stream)
        #expect(found.lines == ["no-fragments \(cause) critical confirmed"])
        let finding = try #require(found.first)
        #expect(finding.evidence.contains(.init("request_id", .text("r-1"))))
    }

    @Test func theOrderOfTheTriageDecides() {
        for (index, first) in Self.refusals.enumerated() {
            for second in Self.refusals[index...] where second.0 != first.0 {
                let calls = [second, first].map { call(1, $0.0, $0.1, $0.2, status: $0.3) }
                #expect(found([listed(0, newest: -3)] + calls).first?.cause == first.4)
            }
        }
    }

    @Test(arguments: [
        ("DELETING", 24, "stream-not-active"), ("ACTIVE", 0, "no-retention"),
        ("ACTIVE", 24, "nothing-archived"),
    ])
    func anEmptyArchiveIsExplainedByTheStream(status: String, hours: Int, cause: String) {
        let stream = StreamDescription(name: "cam", region: "r", status: status, retentionHours: hours)
        let found = found([listed(0, newest: nil), listed(31, newest: nil)], of: stream)
        #expect(found.lines == ["no-fragments \(cause) critical confirmed"])
    }

    @Test func theFirstFragmentEndsIt() {
        let found = found([listed(0, newest: nil), listed(31, newest: nil), listed(33, newest: 31)])
        #expect(found.lines == ["no-fragments nothing-archived critical resolved"])
    }

    @Test func aSilentProducerIsTheAlarmAndThisOnlyItsConsequence() {
        let quiet = (0..<40).map { listed(Double($0), newest: -3) }
        let found = found(quiet + [refused(39), .ticked(at(40))])
        #expect(found.lines == ["no-fragments producer-silent notice confirmed"])
    }

    @Test func aSessionThatOpensEndsIt() {
        let quiet = (0..<40).map { listed(Double($0), newest: -3) }
        let found = found(quiet + [refused(39), call(44, .getHLSStreamingSessionURL)])
        #expect(found.lines == ["no-fragments producer-silent notice resolved"])
    }

    @Test func aStreamThatHasJustBegunIsGivenTime() {
        #expect(found([listed(0, newest: -1), refused(1), refused(2)]).isEmpty)
        let three = found([listed(0, newest: -1), refused(1), refused(2), refused(4)])
        #expect(three.lines == ["no-fragments not-found-yet critical confirmed"])
    }

    @Test(arguments: [
        ("undecodable", "the answer can't be read from byte 3 on"), ("InternalFailure", "no"),
        ("ClientLimitExceededException", "no"),
    ])
    func aPassingFailureSaysNothingOfTheStream(code: String, message: String) {
        #expect(found([listed(0, newest: -3)] + (1..<9).map { refused(Double($0), code, message) }).isEmpty)
    }

    @Test func itIsntToldAsAFailingCall() {
        let all = findings([listed(0, newest: -3)] + (1..<9).map { refused(Double($0)) }, of: stream)
        #expect(all.map(\.kind) == [.noFragments])
    }
}
