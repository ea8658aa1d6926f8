import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct BellTests {
    private static func at(_ seconds: Double) -> Date { Scene.now.addingTimeInterval(seconds) }

    private static func finding(
        _ subject: String, _ severity: Finding.Severity = .warning, _ state: Finding.State = .confirmed,
        ended: Double? = nil
    ) -> Finding {
        var finding = Scene.gap
        finding.subject = subject
        finding.severity = severity
        finding.state = state
        finding.to = ended.map(at)
        return finding
    }

    private static var bell: Bell {
        var bell = Bell()
        bell.switchOn(knowing: [finding("old")])
        return bell
    }

    private func rings(_ bell: inout Bell, _ findings: [Finding], _ seconds: Double) -> Bool {
        bell.rings(for: findings, at: Self.at(seconds))
    }

    @Test func ringsOnceForAWarningThatIsNew() {
        var bell = Self.bell
        let findings = [Self.finding("new"), Self.finding("old")]
        #expect(rings(&bell, findings, 0))
        #expect(!rings(&bell, findings, 60))
    }

    @Test(
        arguments: [
            finding("old"), finding("a", .notice), finding("b", .critical, .pending),
            finding("c", .critical, .resolved), finding("d", ended: -301),
        ])
    func staysSilentFor(finding: Finding) {
        var bell = Self.bell
        #expect(!rings(&bell, [finding], 0))
    }

    @Test func ringsWhenAPendingFindingIsConfirmed() {
        var bell = Self.bell
        #expect(!rings(&bell, [Self.finding("a", .critical, .pending)], 0))
        #expect(rings(&bell, [Self.finding("a", .critical)], 8))
    }

    @Test func ringsNoMoreThanOnceAFewSeconds() {
        var bell = Self.bell
        let findings = (0..<4).map { Self.finding("\($0)") }
        var heard: [Bool] = []
        for count in 1...4 {
            heard.append(rings(&bell, Array(findings.prefix(count)), Double(count) * 2))
        }
        #expect(heard == [true, false, false, true])
    }

    @Test func isOffUntilBIsPressedAndThenSaysSo() {
        var model = Model.showing(.healthy)
        var report = Scene.brokenReport
        report.findings = [Self.finding("one")]
        #expect(model.update(.report(report)).isEmpty)
        model.press(.character("b"))
        #expect(model.screen.contains("bell on"))
        #expect(model.update(.report(report)).isEmpty)
        report.findings.insert(Self.finding("two"), at: 0)
        #expect(model.update(.report(report)) == [.ring])
        model.press(.character("b"))
        #expect(model.screen.contains("bell off"))
        report.findings.insert(Self.finding("three"), at: 0)
        #expect(model.update(.report(report)).isEmpty)
    }
}
