import Foundation
import Testing

/// One Swift file of the package.
struct SourceFile: Sendable {
    /// From the package's root, such as `Sources/HLS/Playlist.swift`.
    let path: String
    /// The lines as they are.
    let lines: [String]
    /// The lines without comments.
    let code: [Substring]

    init(path: String, text: String) {
        self.path = path
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        self.lines = text.hasSuffix("\n") ? lines.dropLast() : lines
        code = self.lines.map { line in
            guard line.utf8.contains(UInt8(ascii: "/")), let comment = line.range(of: "//"),
                comment.lowerBound == line.startIndex || line[..<comment.lowerBound].last == " "
            else { return line[...] }
            return line[..<comment.lowerBound]
        }
    }

    /// The module or test target it belongs to.
    var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    /// The last part of the path.
    var name: String { path.split(separator: "/").last.map(String.init) ?? "" }

    /// The modules it imports.
    var imports: [String] {
        code.compactMap { line in
            let words = line.split(separator: " ").drop { $0 != "import" }
            guard line.first?.isWhitespace == false, words.count >= 2 else { return nil }
            return words.last.map { String($0.prefix { $0 != "." }) }
        }
    }

    /// Whether the code holds `text` as words of their own, not as part of longer ones.
    func holds(_ text: String) -> Bool {
        code.contains { line in
            var rest = line
            while let found = rest.range(of: text) {
                let before = rest[..<found.lowerBound].last
                let after = text.last?.isLetter == true ? rest[found.upperBound...].first : nil
                if before?.isWordCharacter != true, after?.isWordCharacter != true { return true }
                rest = rest[found.upperBound...]
            }
            return false
        }
    }
}

extension Character {
    fileprivate var isWordCharacter: Bool { isLetter || isNumber || self == "_" }
}

/// The package's files.
enum SourceTree {
    /// The checkout; links are followed, for a build may reach the files through some.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Everything below `Sources`.
    static let sources = files(in: "Sources")
    /// Everything below `Tests`.
    static let tests = files(in: "Tests")

    /// The folders in `Sources`.
    static let modules: Set<String> = {
        // A folder that can't be read has no modules, and the tests that compare with the table say so.
        let names = try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Sources").path)
        return Set((names ?? []).filter { !$0.hasPrefix(".") })
    }()

    private static func files(in folder: String) -> [SourceFile] {
        let start = root.appending(path: folder)
        let paths = FileManager.default.enumerator(atPath: start.path)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
            // A file that vanishes while others build isn't part of the package any more.
            guard let text = try? String(contentsOf: start.appending(path: path), encoding: .utf8) else {
                return nil
            }
            return SourceFile(path: "\(folder)/\(path)", text: text)
        }
    }
}
