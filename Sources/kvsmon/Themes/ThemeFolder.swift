import Foundation

/// The folder in which an operator keeps themes of their own.
struct ThemeFolder {
    private let folder: ConfigurationFolder

    /// The folder that `environment` leads to, or `nil` without a home.
    init?(environment: [String: String]) {
        guard let folder = ConfigurationFolder(environment: environment) else { return nil }
        self.folder = folder
    }

    /// Its themes, by name; none where there is no such folder.
    var files: [Result<ThemeFile, ThemeFile.Failure>] {
        let path = folder.path + "/themes"
        // Most operators have no such folder, which is no mistake.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(".toml") }.sorted().map { name in
            Result { () throws(ThemeFile.Failure) in
                try ThemeFile(contentsOf: "\(path)/\(name)", called: folder.shortened("\(path)/\(name)"))
            }
        }
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
