import Foundation

/// The folder in which an operator keeps themes of their own.
struct ThemeFolder: Sendable {
    private let folder: ConfigurationFolder

    /// The folder that `environment` leads to, or `nil` without a home.
    init?(environment: [String: String]) {
        guard let folder = ConfigurationFolder(environment: environment) else { return nil }
        self.folder = folder
    }

    private var path: String { folder.path + "/themes" }

    /// What its themes are called, in order; none where there is no such folder.
    var names: [String] {
        // Most operators have no such folder, which is no mistake; an error that says so takes longer than the look.
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return files.filter { $0.hasSuffix(Self.ending) }.map { String($0.dropLast(Self.ending.count)) }
            .sorted()
    }

    private static let ending = ".toml"

    /// The theme called `name`.
    func file(named name: String) throws(ThemeFile.Failure) -> ThemeFile {
        let file = "\(path)/\(name)\(Self.ending)"
        return try ThemeFile(contentsOf: file, called: folder.shortened(file))
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
        else { throw Self.unreadable(path, called: name) }
        // A file that breaks off while it is read is like one that can't be.
        guard let bytes = try? file.read(upToCount: Self.longest + 1) ?? Data() else {
            throw Self.unreadable(path, called: name)
        }
        guard bytes.count <= Self.longest else {
            throw Failure(path: name, line: 1, reason: "longer than any theme, \(Self.longest) bytes")
        }
        self.init(path: name, text: String(decoding: bytes, as: UTF8.self))
    }

    private static func unreadable(_ path: String, called name: String) -> Failure {
        Failure(path: name, line: 1, reason: "the file can't be read: \(UnreadableFile(path).reason)")
    }
}
