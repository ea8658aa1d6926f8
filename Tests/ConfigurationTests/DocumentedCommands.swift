import Foundation

/// What the README and the modules' pages tell people to type.
enum DocumentedCommands {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().resolvingSymlinksInPath()
        .appending(path: "../..").standardized

    /// The text of the file at `path`, from the package's root.
    static func text(of path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The README and every page of every catalogue.
    static let pages: [String] = {
        let sources = FileManager.default.enumerator(atPath: root.appending(path: "Sources").path)
        let paths = sources?.compactMap { $0 as? String }.filter { $0.hasSuffix(".md") } ?? []
        return ["README.md"] + paths.sorted().map { "Sources/" + $0 }
    }()

    /// The command lines of kvsmon in the shell blocks of `text`, as words without the program's name.
    static func lines(in text: String) -> [[String]] {
        text.components(separatedBy: "```sh\n").dropFirst().flatMap { part in
            (part.components(separatedBy: "```").first ?? "").split(separator: "\n").flatMap(words)
        }
    }

    /// The command lines of kvsmon in one line for a shell, which may name it several times.
    private static func words(of line: Substring) -> [[String]] {
        var rest = line[...]
        var found: [[String]] = []
        while let name = rest.range(of: "kvsmon ") {
            let before = rest[..<name.lowerBound]
            rest = rest[name.upperBound...]
            // Where a command stands, or behind the folder that it is built in; else it is a word of another command.
            let begins = before.allSatisfy(\.isWhitespace)
            if begins || ["(", "/release/", "&& ", "; ", "| "].contains(where: before.hasSuffix) {
                found.append(split(rest.prefix { !"|>)#;&".contains($0) }))
            }
        }
        return found
    }

    /// `line` as a shell makes words of it, as far as documents need it: blanks and quotes.
    private static func split(_ line: Substring) -> [String] {
        var words: [String] = []
        for (place, part) in line.split(separator: "'", omittingEmptySubsequences: false).enumerated() {
            if place % 2 == 1 {
                words.append(String(part))
            } else {
                words += part.split(separator: " ").map(String.init)
            }
        }
        return words
    }
}
