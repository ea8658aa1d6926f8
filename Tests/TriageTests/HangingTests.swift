import HTTPTransport
import KinesisVideo
import Reports
import Testing

@testable import Triage

/// Whatever hangs, the report is there in time and says of each check what came of it.
struct HangingTests {
    /// A report by `checks`, and how long it took.
    private func report(
        _ checks: [DoctorCheck], _ time: StuckTime
    ) async throws -> (lines: [Line], took: Duration) {
        var instruments = try ScriptedService().instruments()
        instruments.time = time.source
        let report = await Examination(instruments, checks: checks).report(on: .name("cam1"))
        return (report.lines, time.elapsed)
    }

    /// `check`, which hangs, after what it needs or without that.
    private func hanging(_ check: DoctorCheck, _ time: StuckTime, needs: [CheckID]) -> DoctorCheck {
        DoctorCheck(check.id, check.title, needs: needs, repeats: check.repeats, limit: check.limit) {
            _, chart in
            await time.hang()
            return Outcome(.ok("never"), chart)
        }
    }

    @Test(arguments: CheckID.allCases)
    func aCheckThatHangsIsAProblemAndStopsWhatNeedsItAlone(id: CheckID) async throws {
        let time = StuckTime()
        let checks = DoctorCheck.all.map { $0.id == id ? hanging($0, time, needs: $0.needs) : $0 }
        let (lines, took) = try await report(checks, time)
        #expect(took <= .seconds(8))
        #expect(lines.count == CheckID.allCases.count)
        let title = checks.first { $0.id == id }?.title ?? ""
        var stopped: Set<CheckID> = [id]
        for (check, line) in zip(checks, lines) {
            if check.id == id {
                #expect(line.problem == "no-answer" && line.text.hasPrefix("nothing came within"))
            } else if check.repeats.contains(id) || check.needs.contains(where: stopped.contains) {
                stopped.insert(check.id)
                #expect(!line.isTried && line.text == "because of the problem with \(title)")
            } else if check.id != .fragmentMedia {
                #expect(line.isOK, "\(check.id): \(line.text)")
            }
        }
    }

    @Test func allThatHangsTogetherTakesLessThanHalfAMinute() async throws {
        let time = StuckTime()
        let (lines, took) = try await report(DoctorCheck.all.map { hanging($0, time, needs: []) }, time)
        #expect(took == Examination.limit && took < .seconds(30))
        let late = lines.drop { $0.isTried }
        #expect(!late.isEmpty)
        #expect(late.allSatisfy { $0.text == "the 29 seconds for all checks are over" }, "\(late)")
    }

    @Test func anInterruptionEndsItAtOnceWithWhatWasFoundSoFar() async throws {
        var instruments = try ScriptedService().instruments()
        let (hung, hanging) = AsyncStream.makeStream(of: Void.self)
        instruments.network.lookUp = { (_) throws(NameLookup.Failure) in
            hanging.finish()
            let (nothing, _) = AsyncStream.makeStream(of: Void.self)
            for await _ in nothing {}
            return []
        }
        let examination = Examination(instruments)
        let examining = Task { await examination.report(on: .name("cam1")) }
        for await _ in hung {}
        examining.cancel()
        let report = await examining.value
        #expect(report.isInterrupted && report.lines.count == CheckID.allCases.count)
        #expect(report.lines.prefix { $0.isOK }.map(\.check) == ["region", "credentials", "proxy"])
        #expect(report.lines.dropFirst(3).allSatisfy { $0.text == "it was interrupted" })
        #expect(TextTriage.summary(of: report).contains("interrupted; nothing is wrong so far; 3 ok"))
        #expect(JSONTriage.render(report).contains(#""interrupted":true"#))
    }
}
