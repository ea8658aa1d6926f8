import Foundation
import Testing

/// A folder of a test's own, which goes away with it.
final class TemporaryFolder: Sendable {
    /// Where it is.
    let path: String

    init() throws {
        var template = Array("/tmp/kvsmon-test-XXXXXX".utf8CString)
        try #require(mkdtemp(&template) != nil)
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        // What a failed test left in it is of no use, and neither is failing over it.
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The paths, within it, of all files and folders in it.
    func contents() throws -> [String] { try FileManager.default.subpathsOfDirectory(atPath: path).sorted() }

    /// The mode of the file or folder called `name`, without its kind.
    func mode(of name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
        return try #require(attributes[.posixPermissions] as? Int)
    }

    /// The text of the file called `name`.
    func text(of name: String) throws -> String {
        try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
    }
}
