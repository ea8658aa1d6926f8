import Foundation
import TestSupport
import Testing

@Suite(.tags(.endToEnd))
struct InspectTests {
    /// A scenario and all that its last minute of media is to be called.
    static let scenarios: [(name: String, ids: Set<String>)] = [
        ("steady", []), ("h265", []), ("audio-only", []), ("video-only", []),
        ("resolution-change", ["resolution-changed"]), ("codec-change", ["codec-changed"]),
        ("track-change", ["tracks-changed"]),
    ]

    @Test("What a scenario does to its media has its name, and nothing else is said", arguments: scenarios)
    func namesWhatAScenarioDoes(name: String, ids: Set<String>) async throws {
        let simulator = try Simulator(scenario: name, elapsed: "70s")
        let found = try Inspection(
            try await simulator.kvsmon("inspect", name, "--last", "32", "--format", "json"))
        #expect(found.schema == 1 && found.unanswered == [] && found.fragments.count == 32)
        #expect(found.ids == ids, "\(found.fragments.flatMap(\.problems))")
        // Each change is there twice: to the other media and back.
        #expect(found.fragments.flatMap(\.problems).count <= 2 * ids.count)
        #expect(found.fine == ids.isSubset(of: ["resolution-changed"]))
    }

    @Test("A fragment is found by its last digits, and by a time that it holds")
    func findsByEndingAndByTime() async throws {
        let simulator = try Simulator(scenario: "steady", elapsed: "60s")
        let newest = try Inspection(
            try await simulator.kvsmon("inspect", "steady", "--last", "1", "--format", "json"))
        let number = try #require(newest.fragments.first?.number)
        let ending = "…\(number.suffix(9))"
        let same = try Inspection(
            try await simulator.kvsmon("inspect", "steady", ending, "--since", "5m", "--format", "json"))
        #expect(same.fragments.map(\.number) == [number])
        let then = try Inspection(
            try await simulator.kvsmon("inspect", "steady", "--at", "30s", "--format", "json"))
        #expect(then.fragments.count == 1 && then.fine)
    }

    @Test(
        "What can't be found is an error that says where it looked: exit code 3",
        arguments: [
            (["steady", "000000000"], "has a number that ends in 000000000"),
            (["steady", "--at", "2h"], "there is none within 20 s of it"),
            (["steady", "--last", "1", "--since", "0s"], "has no fragments since"),
            (["nobody", "--last", "1"], "ResourceNotFoundException"),
        ])
    func saysWhatItCannotFind(words: [String], reason: String) async throws {
        let simulator = try Simulator(scenario: "steady", elapsed: "10s")
        let result = try await Command.run(
            [Command.kvsmon, "inspect"] + words, environment: simulator.environment)
        #expect(result.status == 3 && result.output == "")
        #expect(result.errors.contains(reason), "\(result.errors)")
    }

    @Test("A number that the service doesn't have is wrong by name, with the remedy: exit code 1")
    func namesAMissingFragment() async throws {
        let simulator = try Simulator(scenario: "steady", elapsed: "10s")
        let missing = "91343852333181432392682062622220590765191907586"
        let result = try await simulator.kvsmon("inspect", "steady", missing)
        #expect(result.status == 1)
        #expect(result.output.contains("fragment-not-found") && result.output.contains("ask again"))
    }

    @Test("A file is private, whole, and never replaced unasked")
    func savesWithCare() async throws {
        let simulator = try Simulator(scenario: "steady", elapsed: "30s")
        let folder = try TemporaryFolder()
        let file = folder.path("one.mkv")
        let save = ["inspect", "steady", "--last", "1", "--save", file]
        let environment = simulator.environment
        let first = try await Command.run([Command.kvsmon] + save, environment: environment)
        #expect(first.status == 0, "\(first.errors)")
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let second = try await Command.run([Command.kvsmon] + save, environment: environment)
        #expect(second.status == 3 && second.errors.contains("--force"))
        let third = try await Command.run([Command.kvsmon] + save + ["--force"], environment: environment)
        #expect(third.status == 0)
        let nowhere = try await simulator.kvsmon(
            "inspect", "steady", "000000000", "--save", folder.path("two.mkv"))
        #expect(nowhere.status == 3)
        #expect(try folder.contents() == ["one.mkv"])
    }

    @Test(
        "Fragments are named in one way",
        arguments: [
            [], ["1", "--last", "2"], ["--last", "0"], ["--last", "1001"], ["12x"],
            ["--at", "10m", "--last", "1"],
        ])
    func refusesUnclearWishes(words: [String]) async throws {
        let result = try await Command.run([Command.kvsmon, "inspect", "cam"] + words)
        #expect(result.status == 64 && result.output == "")
    }
}
