import Foundation
import Testing

@testable import KinesisVideoSimulator

struct ScenarioFileTests {
    private static let resources = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/KinesisVideoSimulator/Resources").standardized

    @Test func everyFileOfTheFolderIsBuiltIn() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.resources.path)
        #expect(Set(files) == Set(Scenario.files.map(\.path)))
    }

    @Test(arguments: Scenario.files.map(\.path))
    func aBuiltInScenarioIsReadAsAnyFileIs(path: String) throws {
        let text = try String(contentsOf: Self.resources.appending(path: path), encoding: .utf8)
        let read = try ScenarioFile(path: "/some/where/\(path)", text: text).scenario()
        let builtIn = try #require(Scenario.named(read.name))
        #expect(read.summary == builtIn.summary)
        #expect(read.streamName == builtIn.streamName)
        for seed: UInt64 in 0..<5 {
            #expect(read.variation(seed) == builtIn.variation(seed))
            #expect(read.serviceVariation(seed) == builtIn.serviceVariation(seed))
        }
    }

    /// What the summaries promise, in numbers.
    @Test(arguments: [
        ("steady", Script()),
        ("gap", Script(repeatingEvery: .seconds(60), beats: [.at(.seconds(12), .refusal(fragments: 3))])),
        (
            "late",
            Script(repeatingEvery: .seconds(60), beats: [.at(.seconds(12), .lateness(by: .seconds(7)))])
        ),
        (
            "reconnect",
            Script(repeatingEvery: .seconds(60), beats: [.at(.seconds(12), .outage(fragments: 3))])
        ),
        (
            "clock-jump",
            Script(clockOffset: .seconds(-5), beats: [.at(.seconds(20), .clockJump(by: .seconds(5)))])
        ),
        ("drift", Script(clockOffset: .seconds(-2), clockRatePartsPerMillion: 2000)),
        ("silent", Script(beats: [.at(.seconds(20), .outage(fragments: 20))])),
        (
            "demo",
            Script(
                repeatingEvery: .seconds(120), clockOffset: .seconds(-5), clockRatePartsPerMillion: 2000,
                beats: [
                    .at(.seconds(4), .refusal(fragments: 2)), .at(.seconds(24), .lateness(by: .seconds(7))),
                    .at(.seconds(44), .clockJump(by: .seconds(5))), .at(.seconds(57), .outage(fragments: 3)),
                    .at(.seconds(74), .reboot(fragments: 18)),
                ])
        ),
    ])
    func seedZeroIsTheUsualRun(name: String, script: Script) throws {
        #expect(try #require(Scenario.named(name)).variation(0) == script)
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func aClockJumpWithoutASizeSetsTheClockRight(seed: UInt64) {
        let script = Scenario.clockJump.variation(seed)
        #expect(script.beats.map(\.fault) == [.clockJump(by: .zero - script.clockOffset)])
    }

    /// The page about scenarios.
    private static func page() throws -> String {
        let path = "../KinesisVideoSimulator.docc/Scenarios.md"
        return try String(contentsOf: resources.appending(path: path).standardized, encoding: .utf8)
    }

    @Test func thePagesExampleIsAScenario() throws {
        let parts = try Self.page().components(separatedBy: "```toml\n")
        try #require(parts.count == 2)
        let text = try #require(parts[1].components(separatedBy: "```").first)
        let scenario = try ScenarioFile(path: "porch.toml", text: text).scenario()
        #expect(scenario.streamName == "porch-camera")
        #expect(scenario.variation(0).beats.count == 2)
        #expect(scenario.variation(0).medium.fragmentDuration == .milliseconds(1000))
        #expect(scenario.serviceVariation(0).faults.map(\.effect) == [.throttle])
    }

    @Test("The page has a row for each kind of fault, with its keys", arguments: FaultKind.all.map(\.name))
    func thePageHasARow(name: String) throws {
        let kind = try #require(FaultKind.named(name))
        let keys = kind.parameters.map { "`\($0.key)`" }.joined(separator: " ")
        #expect(try Self.page().contains("| `\(name)` | \(keys) | "))
    }

    @Test(
        "The page names each scenario and each fault of the service",
        arguments: Scenario.all.map(\.name) + ServiceFaultKind.allCases.map(\.rawValue))
    func thePageNames(name: String) throws {
        #expect(try Self.page().contains("`\(name)`"))
    }
}
