import Foundation
import StreamAnalysis
import Testing

@testable import Reports

/// The page about JSON has the members that reports have, and no others.
struct JSONPageTests {
    /// Objects whose members depend on what they are about.
    private static let open: Set<String> = ["evidence", "facts", "codec_private"]

    @Test func ofCheck() throws { try expectSame("check", [JSONReport.render(Sample.report())]) }

    @Test func ofReport() throws {
        let full = IncidentFacesTests().report()
        // Findings are told once, under the heading before.
        try expectSame("report", [IncidentJSON.render(full)], without: "/findings/")
    }

    @Test func ofInspect() throws {
        try expectSame(
            "inspect", [JSONInspection.render(InspectionTests.report, stream: "cam1")],
            // The sample's frames are evenly spaced.
            plus: [
                "/fragments/tracks/irregular_steps/at_seconds", "/fragments/tracks/irregular_steps/seconds",
            ])
    }

    @Test func ofExplain() throws {
        try expectSame(
            "explain", [ExplanationJSON.render(try ExplanationTextTests().explanation("…12345105"))])
    }

    @Test func ofDoctor() throws {
        let report = TriageReport(
            stream: "cam", region: nil, date: Sample.date,
            lines: [
                .init(
                    check: "clock", title: "clock",
                    verdict: .problem(.init(id: "clock-off", what: "", remedy: "")))
            ])
        try expectSame("doctor", [JSONTriage.render(report)])
    }

    private func expectSame(
        _ heading: String, _ rendered: [String], without prefix: String? = nil, plus: Set<String> = []
    ) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let page = try String(
            contentsOf: root.appending(path: "Sources/Reports/Reports.docc/JSON.md"), encoding: .utf8)
        let section = try #require(
            page.components(separatedBy: "\n## ").first { $0.hasPrefix(heading + "\n") })
        let parts = section.components(separatedBy: "```json\n")
        try #require(parts.count == 2)
        let example = try #require(parts[1].components(separatedBy: "```").first)
        let written = try paths(in: example)
        let real = try rendered.reduce(into: plus) { all, text in all.formUnion(try paths(in: text)) }
            .filter { path in prefix.map { !path.hasPrefix($0) } ?? true }
        #expect(written.subtracting(real) == [], "only on the page")
        #expect(real.subtracting(written) == [], "missing on the page")
    }

    /// Where each member of a text of JSON stands, such as `/findings/id`.
    private func paths(in text: String) throws -> Set<String> {
        var found: Set<String> = []
        collect(try JSONSerialization.jsonObject(with: Data(text.utf8)), at: "", into: &found)
        return found
    }

    private func collect(_ value: Any, at path: String, into found: inout Set<String>) {
        if let list = value as? [Any] {
            for element in list { collect(element, at: path, into: &found) }
        } else if let members = value as? [String: Any] {
            for (name, member) in members {
                found.insert("\(path)/\(name)")
                if !Self.open.contains(name) { collect(member, at: "\(path)/\(name)", into: &found) }
            }
        }
    }
}
