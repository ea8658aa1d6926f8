import Foundation
import TestSupport
import Testing

@Suite(.tags(.endToEnd))
struct ReportTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func theArchivesGapsComeWithTheirCauses() async throws {
        let simulator = try Simulator(scenario: "gap", elapsed: "5m")
        let result = try await simulator.kvsmon(
            "report", "gap", "--since", "4m", "--format", "csv", "--table", "gaps")
        let rows = result.output.split(separator: "\r\n")
        #expect(result.status == 0, "\(result.errors)")
        #expect(rows.first?.hasPrefix("id,severity,state,from,to,seconds,cause,fragments") == true)
        #expect(rows.count > 1)
        #expect(rows.dropFirst().allSatisfy { $0.contains("refused-at-ingest") })
    }

    @Test func aFileIsPrivateAndItsNameTellsTheFormat() async throws {
        let simulator = try Simulator(scenario: "late", elapsed: "5m")
        let file = folder.path("incident.html")
        let result = try await simulator.kvsmon("report", "late", "--since", "3m", "-o", file)
        #expect(result.status == 0, "\(result.errors)")
        #expect(try folder.mode(of: "incident.html") == 0o600)
        let page = try folder.text(of: "incident.html")
        #expect(page.hasPrefix("<!doctype html>"))
        #expect(page.contains("<svg"))
        let again = try await simulator.kvsmon("report", "late", "-o", file)
        #expect(again.status != 0)
        #expect(again.errors.contains("--force"))
    }

    @Test func aRecordingGivesTheSameReportEachTime() async throws {
        let simulator = try Simulator(scenario: "gap", elapsed: "5m")
        let file = folder.path("night.jsonl.gz")
        let recorded = try await simulator.kvsmon("record", "gap", "-o", file, "--for", "4s")
        #expect(recorded.status == 0, "\(recorded.errors)")
        let one = try await Command.run(
            [Command.kvsmon, "report", "--recording", file], environment: [:])
        let other = try await Command.run(
            [Command.kvsmon, "report", "--recording", file], environment: [:])
        #expect(one.status == 0, "\(one.errors)")
        #expect(one.output.contains("refused-at-ingest"))
        #expect(one.output.contains("| GetHLSMediaPlaylist |"))
        #expect(one.output == other.output)
    }

    @Test func whatTheStreamKeepsNoMoreIsntMissing() async throws {
        let simulator = try Simulator(scenario: "steady", elapsed: "27h")
        let result = try await simulator.kvsmon("report", "steady", "--from", "26h", "--to", "23h")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("keeps 24 hours"))
        #expect(result.output.contains("100.00 % of the media is there"))
    }

    @Test func aStreamThatIsntThereIsNamedInWords() async throws {
        let simulator = try Simulator(scenario: "steady")
        let result = try await simulator.kvsmon("report", "nosuch")
        #expect(result.status == 3)
        #expect(result.errors.contains("[ResourceNotFoundException, request id "))
        #expect(!result.errors.contains("CallError("))
    }

    @Test func aNameThatTellsNoFormatIsAClearError() async throws {
        let result = try await Command.run(
            [Command.kvsmon, "report", "cam", "-o", "incident.doc"], environment: [:])
        #expect(result.status == 64)
        #expect(result.errors.contains("--format"))
    }
}
