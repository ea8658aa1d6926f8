import Foundation
import Glibc

/// A folder that nobody else can look into, with one file in it, until it is removed.
struct PrivateFolder: Sendable {
    /// Why there is none.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Where the file is.
    let file: String
    private let path: String

    /// Makes the folder in `parent` and writes `text` to its file called `name`.
    init(in parent: String, name: String, text: String) throws(Failure) {
        var template = Array("\(parent)/kvsmon-XXXXXX".utf8CString)
        // Source: mkdtemp(3): the folder's mode is 0700, and it wasn't there before.
        guard mkdtemp(&template) != nil else {
            throw Failure(description: "no folder can be made in \(parent): \(SystemError.text)")
        }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        file = path + "/" + name
        do {
            try NewFile.write(text, to: file)
        } catch {
            rmdir(path)
            throw Failure(description: "\(error)")
        }
    }

    /// Takes file and folder away again.
    func remove() {
        unlink(file)
        rmdir(path)
    }
}
