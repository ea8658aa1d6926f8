package import Foundation

/// A folder of a test's own, for its owner alone, which goes away with its last user, whatever becomes of the test.
package final class TemporaryFolder: Sendable {
    /// Where it is.
    package let url: URL

    /// A new folder, whose path is short enough for sockets and for a line of a screen.
    package init() throws {
        var template = Array("/tmp/kvsmon-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        url = URL(filePath: path, directoryHint: .isDirectory)
    }

    deinit {
        // A folder that is gone already needs no removal, and no test is left to fail over it.
        try? FileManager.default.removeItem(at: url)
    }

    /// Its path, without a slash at the end.
    package var path: String { url.path }

    /// The path of the file called `name`.
    package func path(_ name: String) -> String { url.appending(path: name).path }

    /// The paths, within it, of all files and folders in it.
    package func contents() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
    }

    /// The mode of the file or folder called `name`, without its kind, or `nil` where it has none.
    package func mode(of name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? Int
    }

    /// The text of the file called `name`.
    package func text(of name: String) throws -> String {
        try String(contentsOfFile: path(name), encoding: .utf8)
    }

    /// Writes `text` to the file called `name`, in folders that are made where they aren't there.
    package func write(_ text: String, to name: String) throws {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
    }
}
