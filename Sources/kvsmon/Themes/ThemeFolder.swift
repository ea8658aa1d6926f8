import Foundation

/// The folder in which an operator keeps themes of their own.
struct ThemeFolder {
    private let path: String
    private let home: String?

    /// The folder that `environment` leads to, or `nil` without a home.
    ///
    /// Source: XDG Base Directory Specification: `$XDG_CONFIG_HOME`, which counts only if absolute, else `~/.config`.
    init?(environment: [String: String]) {
        let own = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        guard let base = own ?? home.map({ $0 + "/.config" }) else { return nil }
        path = base + "/kvsmon/themes"
    }

    /// Its themes, by name; none where there is no such folder.
    var files: [Result<ThemeFile, ThemeFile.Failure>] {
        // Most operators have no such folder, which is no mistake.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(".toml") }.sorted().map { name in
            Result { () throws(ThemeFile.Failure) in
                try ThemeFile(contentsOf: "\(path)/\(name)", called: shortened("\(path)/\(name)"))
            }
        }
    }

    /// The path as people write it: a line of the screen is short.
    private func shortened(_ path: String) -> String {
        guard let home, home != "/", path.hasPrefix(home + "/") else { return path }
        return "~" + path.dropFirst(home.count)
    }
}

extension ThemeFile {
    /// More bytes than any theme has.
    private static let longest = 65_536

    /// The file at `path`, which messages call `name`.
    init(contentsOf path: String, called name: String) throws(Failure) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
            let file = FileHandle(forReadingAtPath: path)
        else { throw Failure(path: name, line: 1, reason: "the file can't be read") }
        // A file that breaks off while it is read is like one that can't be.
        guard let bytes = try? file.read(upToCount: Self.longest + 1) ?? Data() else {
            throw Failure(path: name, line: 1, reason: "the file can't be read")
        }
        guard bytes.count <= Self.longest else {
            throw Failure(path: name, line: 1, reason: "longer than any theme, \(Self.longest) bytes")
        }
        self.init(path: name, text: String(decoding: bytes, as: UTF8.self))
    }
}
