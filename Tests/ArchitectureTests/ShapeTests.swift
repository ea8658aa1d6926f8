import Foundation
import TestSupport
import Testing

struct ShapeTests {
    @Test func noSourceFileIsLongerThan250Lines() {
        for file in SourceTree.sources {
            #expect(file.lines.count <= 250, "\(file.path) has \(file.lines.count) lines")
        }
    }

    @Test func noTestFileIsLongerThan300Lines() {
        for file in SourceTree.tests {
            #expect(file.lines.count <= 300, "\(file.path) has \(file.lines.count) lines")
        }
    }

    @Test(arguments: ["Manager", "Util", "Utils", "Utilities", "Helper", "Helpers", "Impl"])
    func noTypeIsNamed(suffix: String) {
        for (path, name) in Self.types {
            #expect(!name.hasSuffix(suffix), "\(path) declares \(name)")
        }
    }

    /// The types that the sources declare.
    private static let types: [(path: String, name: Substring)] = {
        let keywords: Set<Substring> = ["struct", "class", "enum", "actor", "protocol", "typealias"]
        return SourceTree.sources.flatMap { file in
            file.code.flatMap { line in
                let words = line.split(separator: " ")
                return zip(words, words.dropFirst()).filter { keywords.contains($0.0) }.map { _, name in
                    (file.path, name.prefix { $0.isLetter || $0.isNumber })
                }
            }
        }
    }()

    @Test func filesOfAModuleHaveDifferentNames() {
        for (module, files) in Dictionary(grouping: SourceTree.sources, by: \.module) {
            #expect(Set(files.map(\.name)).count == files.count, "two files of \(module) have the same name")
        }
    }

    @Test func theTopLevelIsFiveThings() async throws {
        let tracked = try await git("ls-files", "-z").split(separator: "\0")
        let top = Set(tracked.compactMap { $0.split(separator: "/").first }).filter { !$0.hasPrefix(".") }
        #expect(top == ["Package.swift", "Sources", "Tests", "themes", "README.md"])
    }

    /// What `git` prints about the checkout.
    private func git(_ arguments: String...) async throws -> String {
        let result = try await ChildProgram(["git", "-C", SourceTree.root.path] + arguments).run()
        try #require(result.status == 0, "git is needed, and a checkout: \(result.errors)")
        return result.output
    }
}
