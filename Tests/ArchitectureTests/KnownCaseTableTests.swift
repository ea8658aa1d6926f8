import Foundation
import Testing

struct KnownCaseTableTests {
    private let folder = SourceTree.root.appending(path: "Sources/StreamAnalysis/StreamAnalysis.docc")

    private func table() throws -> KnownCaseTable {
        KnownCaseTable(try String(contentsOf: folder.appending(path: "KnownCases.md"), encoding: .utf8))
    }

    @Test func everyReportHasItsRow() throws {
        #expect(try table().rows.compactMap(\.number) == Array(1...57))
    }

    @Test func theDocumentationLeadsThere() throws {
        let start = try String(contentsOf: folder.appending(path: "StreamAnalysis.md"), encoding: .utf8)
        #expect(start.contains("<doc:KnownCases>"))
    }

    @Test func aRowIsShownByATestOrSaysThatNothingIsVisible() throws {
        for row in try table().rows where row.tests.isEmpty {
            #expect(row.isInvisible, "nothing shows: \(row.recognition)")
        }
    }

    @Test func everyTestThatIsNamedExists() throws {
        let tests = Self.tests
        #expect(tests.contains("KnownCaseTableTests.everyTestThatIsNamedExists"))
        for test in try table().rows.flatMap(\.tests) where !tests.contains(test) {
            Issue.record("there is no test \(test)")
        }
    }

    @Test func everyIDAndWordThatIsNamedExists() throws {
        for sign in Set(try table().rows.flatMap(\.signs)) {
            let words = sign.split(separator: " ").map(String.init)
            guard let id = words.first, words.count <= 2 else {
                Issue.record("not an id with its cause: \(sign)")
                continue
            }
            #expect(Self.isKnown(id, words.dropFirst().first), "nothing is called \(sign)")
        }
    }

    @Test(arguments: [
        ("gap", "refused"), ("gaps", nil), ("inspect", "two-key-frames"), ("explain", "no-reason"),
    ])
    func whatIsCalledOtherwiseIsNoticed(id: String, word: String?) {
        #expect(!Self.isKnown(id, word))
    }

    @Test func rowsAreRead() {
        let table = KnownCaseTable(
            """
            | No. | Report | Symptom | Recognised by | Shown by |
            |---|---|---|---|---|
            | 7 | c#1 | Stops | `gap unknown`, `explain` | `ATests.b`, `ATests.c` |
            | 8 | c#2 | Hangs | **Not visible from outside**: a player |  |
            """)
        #expect(table.rows.map(\.number) == [7, 8])
        #expect(table.rows.map(\.isInvisible) == [false, true])
        #expect(table.rows[0].signs == ["gap unknown", "explain"])
        #expect(table.rows.map(\.tests) == [["ATests.b", "ATests.c"], []])
    }

    /// `id` is a finding's and `word` one of its causes, or they are a command and one of its words.
    private static func isKnown(_ id: String, _ word: String?) -> Bool {
        let words: (SourceFile) -> Bool
        switch id {
        case "inspect": words = { $0.module == "MediaInspection" && $0.name.hasPrefix("MediaProblemKind") }
        case "explain": words = { $0.path.hasPrefix("Sources/StreamAnalysis/Explanation/") }
        default:
            guard findingIDs.contains(id) else { return false }
            words = { $0.module == "StreamAnalysis" && !$0.path.contains("/Explanation/") }
        }
        guard let word else { return true }
        return SourceTree.sources.contains { file in
            words(file) && (file.holds("\"\(word)\"") || declares(word, in: file))
        }
    }

    /// `file` has an enumeration's case that is called `word`, or several cases of which one is.
    private static func declares(_ word: String, in file: SourceFile) -> Bool {
        file.code.contains { line in
            let line = line.drop(while: \.isWhitespace)
            return line.hasPrefix("case ")
                && line.dropFirst(5).split(separator: ",")
                    .contains { $0.trimmingCharacters(in: .whitespaces) == word }
        }
    }

    /// The raw values of `Finding.Kind`.
    private static let findingIDs: Set<String> = {
        let lines = SourceTree.sources.first { $0.name == "FindingKind.swift" }?.code ?? []
        let names = lines.compactMap { line -> String? in
            let words = line.split(separator: " ")
            guard words.first == "case", let name = words.last, !line.contains("case .") else { return nil }
            return name.trimmingCharacters(in: ["\""])
        }
        return Set(names)
    }()

    /// The type that `line` declares or extends.
    private static func declaredType(_ line: Substring) -> String? {
        let words = line.split(separator: " ").drop { $0 != "struct" && $0 != "extension" }
        return words.dropFirst().first.map { String($0.prefix { $0.isLetter || $0.isNumber }) }
    }

    /// Every test function as `Suite.function`.
    private static let tests: Set<String> = SourceTree.tests.reduce(into: []) { tests, file in
        var suite = ""
        var isTest = false
        for line in file.code {
            if line.first?.isWhitespace == false, let name = declaredType(line) { suite = name }
            if line.contains("@Test") { isTest = true }
            guard isTest, let start = line.range(of: "func ") else { continue }
            tests.insert("\(suite).\(line[start.upperBound...].prefix { $0 != "(" && $0 != "<" })")
            isTest = false
        }
    }
}
