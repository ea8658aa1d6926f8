import FoundationEssentials
import HTTPTransport
import KinesisVideo
import Reports
import Testing

@testable import Triage

struct ExaminationTests {
    @Test func everyCheckOfAHealthyStreamIsOKButTheBilledOne() async throws {
        let lines = try await ScriptedService().examine()
        #expect(lines.count == CheckID.allCases.count)
        for (id, line) in lines where id != .fragmentMedia { #expect(line.isOK, "\(id): \(line.text)") }
        #expect(lines[.fragmentMedia]?.isTried == false)
    }

    @Test func withoutAStreamOnlyTheAccountIsLookedAt() async throws {
        let lines = try await ScriptedService().examine(nil)
        #expect(
            Set(lines.keys) == [
                .region, .credentials, .proxy, .dns, .tcp, .tls, .http, .clock, .identity, .listStreams,
            ])
        #expect(lines[.listStreams]?.text.hasSuffix("1 stream: cam1") == true)
    }

    @Test func theTableHasEveryCheckOnceAndEachAfterWhatItNeeds() {
        #expect(
            DoctorCheck.all.map(\.id).sorted { $0.rawValue < $1.rawValue }
                == CheckID.allCases.sorted { $0.rawValue < $1.rawValue })
        var earlier: Set<CheckID> = []
        for check in DoctorCheck.all {
            #expect(earlier.isSuperset(of: check.needs + check.repeats), "\(check.id)")
            earlier.insert(check.id)
        }
    }

    @Test func aFailingCheckStopsOnlyThoseThatDependOnIt() async throws {
        let service = ScriptedService().refusing("/describeStream", 403, "AccessDeniedException")
        let lines = try await service.examine()
        #expect(lines[.describeStream]?.problem == "not-authorized")
        #expect(lines[.status]?.text == "because of the problem with DescribeStream")
        #expect(lines[.retention]?.text == "because of the problem with DescribeStream")
        for id in [CheckID.dataEndpoint, .listFragments, .fragments, .session, .playlist, .media] {
            #expect(lines[id]?.isOK == true, "\(id): \(lines[id]?.text ?? "")")
        }
    }

    @Test func keysThatAreRefusedAreRefusedOnce() async throws {
        var service = ScriptedService()
        for path in ["/listStreams", "/describeStream", "/getDataEndpoint", "/listFragments"] {
            service = service.refusing(path, 403, "UnrecognizedClientException")
        }
        let lines = try await service.examine()
        #expect(lines.values.compactMap(\.problem) == ["unknown-key"])
        #expect(lines[.describeStream]?.text == "because of the problem with ListStreams")
    }

    @Test func aCheckThatHangsIsLeftBehind() async throws {
        var service = ScriptedService()
        service.sleep = { _ in }
        let hanging = DoctorCheck(.dns, "DNS", limit: .seconds(4)) { _, chart in
            await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
                Self.keep(continuation)
            }
            return Outcome(.ok("never"), chart)
        }
        let next = DoctorCheck(.tcp, "TCP", needs: [.dns], limit: .seconds(4)) { _, chart in
            Outcome(.ok("never"), chart)
        }
        let lines = try await service.examine(checks: [hanging, next])
        #expect(lines[.dns]?.problem == "no-answer")
        #expect(lines[.dns]?.text.hasPrefix("nothing came within 4 s") == true)
        #expect(lines[.tcp]?.isTried == false)
    }

    /// Whoever waits for it waits for ever; it is kept, so that nobody complains of its loss.
    private static func keep(_ continuation: CheckedContinuation<Void, Never>) { kept.append(continuation) }
    private static let kept = Keeper()

    @Test func theLimitsOfWhatCanHangAddUpToTheWholeOnes() {
        let first = DoctorCheck.all.filter {
            [.region, .credentials, .proxy, .dns, .tcp, .tls, .http].contains($0.id)
        }
        #expect(first.map(\.limit).reduce(.zero, +) < Examination.limit)
        #expect(Examination.limit <= .seconds(30))
        for check in DoctorCheck.all { #expect(check.limit <= .seconds(8), "\(check.id)") }
    }

    @Test func noSecretComesOut() async throws {
        let quoting =
            "The canonical string: \(ScriptedService.secret) tok/en+== ?SessionToken=\(ScriptedService.token)"
        var service = ScriptedService()
        for path in [
            "/listStreams", "/describeStream", "/getHLSStreamingSessionURL",
        ] {
            service = service.refusing(path, 400, "InvalidArgumentException", quoting)
        }
        let sts = "<Error><Code>SignatureDoesNotMatch</Code><Message>\(quoting)</Message></Error>"
        service = service.answering("sts.us-west-2.amazonaws.com/") { _ throws(HTTPTransportError) in
            HTTPResponse(status: 403, body: Array(sts.utf8))
        }
        for script in [service, ScriptedService()] {
            let report = await Examination(try script.instruments()).report(on: .name("cam1"))
            let all = TextTriage.render(report) + JSONTriage.render(report)
            #expect(!all.contains(ScriptedService.secret))
            #expect(!all.contains("tok/en"))
            #expect(!all.contains(ScriptedService.token))
        }
    }
}

/// Continuations that nobody resumes.
private final class Keeper: Sendable {
    private let (list, adding) = AsyncStream.makeStream(of: CheckedContinuation<Void, Never>.self)
    func append(_ continuation: CheckedContinuation<Void, Never>) { adding.yield(continuation) }
}
