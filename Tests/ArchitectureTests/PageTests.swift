import Foundation
import Testing

/// The README and the modules' pages, held against the tree they describe.
struct PageTests {
    private static func text(of path: String) throws -> String {
        try String(contentsOf: SourceTree.root.appending(path: path), encoding: .utf8)
    }

    /// The README and every page of every catalogue, from the package's root.
    private static let pages: [String] = {
        let sources = FileManager.default.enumerator(atPath: SourceTree.root.appending(path: "Sources").path)
        let paths = sources?.compactMap { $0 as? String }.filter { $0.hasSuffix(".md") } ?? []
        return ["README.md"] + paths.sorted().map { "Sources/" + $0 }
    }()

    @Test func theReadmeHas330LinesAtMost() throws {
        #expect(
            try Self.text(of: "README.md").split(separator: "\n", omittingEmptySubsequences: false).count
                <= 331)
    }

    @Test(arguments: pages)
    func aPageLinksToFilesThatAreThere(page: String) throws {
        let folder = SourceTree.root.appending(path: page).deletingLastPathComponent()
        for match in try Self.text(of: page).matches(of: /\]\((?<path>[^)#]+)\)/)
        where !match.output.path.contains("://") {
            let file = folder.appending(path: String(match.output.path))
            #expect(FileManager.default.fileExists(atPath: file.path), "\(match.output.path)")
        }
        for match in try Self.text(of: page).matches(of: /<doc:(?<name>\w+)>/) {
            let file = folder.appending(path: "\(match.output.name).md")
            #expect(FileManager.default.fileExists(atPath: file.path), "\(match.output.name)")
        }
    }

    @Test func everyPageIsLinkedFromTheReadmeOrItsCatalogue() throws {
        let readme = try Self.text(of: "README.md")
        for page in Self.pages where page != "README.md" {
            let folder = URL(filePath: page).deletingLastPathComponent()
            let module = folder.deletingPathExtension().lastPathComponent
            let name = URL(filePath: page).deletingPathExtension().lastPathComponent
            let front = Self.pages.contains("\(folder.relativePath)/\(module).md")
            let catalogue = front ? try Self.text(of: "\(folder.relativePath)/\(module).md") : ""
            #expect(
                name == module || readme.contains("(\(page))") || catalogue.contains("<doc:\(name)>"),
                "nothing leads to \(page)")
        }
    }

    @Test func theMapHasEachModuleAndNoOther() throws {
        let readme = try Self.text(of: "README.md")
        let map = try #require(readme.split(separator: "\n## ").first { $0.hasPrefix("How it works") })
        let cells = map.split(separator: "\n").filter { $0.hasPrefix("| `") }.compactMap {
            $0.split(separator: "|").first { $0.contains("`") }
        }
        let names = cells.flatMap { cell in cell.matches(of: /`(?<name>\w+)`/).map { String($0.output.name) }
        }
        #expect(names.sorted() == SourceTree.modules.sorted())
    }

    @Test func theReadmeSaysWhatEachDependencySaves() throws {
        let readme = try Self.text(of: "README.md").lowercased()
        for match in try Self.text(of: "Package.swift").matches(of: /url: "[^"]*\/(?<name>[\w-]+)", exact:/) {
            #expect(readme.contains("**\(match.output.name.lowercased())**"), "\(match.output.name)")
        }
    }

    /// Paths in the README's recipes are of files, folders, or the names of files.
    @Test func theRecipesNameWhatIsThere() throws {
        let readme = try Self.text(of: "README.md")
        let recipes = try #require(readme.split(separator: "\n## ").first { $0.hasPrefix("Recipes") })
        let names = Set(SourceTree.sources.map(\.name)).union(
            Self.pages.map { URL(filePath: $0).lastPathComponent })
        for match in recipes.matches(of: /`(?<path>[\w\/]+(\.swift|\.md)?)`/) {
            let path = String(match.output.path)
            if path.hasPrefix("Sources/") || path.hasPrefix("Tests/") {
                #expect(
                    FileManager.default.fileExists(atPath: SourceTree.root.appending(path: path).path),
                    "\(path)")
            } else if path.hasSuffix(".swift") || path.hasSuffix(".md") {
                #expect(names.contains { path == $0 || path.hasSuffix("/" + $0) }, "\(path)")
            }
        }
    }
}
