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
    private static let prefix = "kvsmon-"

    /// Makes the folder in `parent` and writes `text` to its file called `name`.
    init(in parent: String, name: String, text: String) throws(Failure) {
        var template = Array("\(parent)/\(Self.prefix)\(getpid())-XXXXXX".utf8CString)
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

extension PrivateFolder {
    /// The files that are made in such folders.
    static let fileNames = PlayerCommand.Form.allCases.map(\.fileName)

    /// Takes away the folders in `parent` whose processes ended without doing so, as after SIGKILL: ours alone, by owner,
    /// mode and name. What else somebody put into one stays, and the folder with it.
    static func removeAbandoned(in parent: String) {
        // Where nothing can be listed nothing was made either.
        for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? [] {
            let path = "\(parent)/\(name)"
            guard let process = process(in: name), isPrivate(path), hasEnded(process) else { continue }
            for file in fileNames { unlink("\(path)/\(file)") }
            rmdir(path)
        }
    }

    /// The process whose folder is called `name`, or `nil` for what isn't called like one.
    private static func process(in name: String) -> pid_t? {
        guard name.hasPrefix(prefix) else { return nil }
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2].count == 6 else { return nil }
        return pid_t(parts[1]).flatMap { $0 > 0 ? $0 : nil }
    }

    private static func isPrivate(_ path: String) -> Bool {
        // What went away meanwhile is nobody's. Links aren't followed.
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return false }
        return attributes[.type] as? FileAttributeType == .typeDirectory
            && attributes[.posixPermissions] as? Int == 0o700
            && attributes[.ownerAccountID] as? Int == Int(geteuid())
    }

    /// Source: kill(2): signal 0 only asks; whoever isn't allowed to ask learns that there is one.
    private static func hasEnded(_ process: pid_t) -> Bool { kill(process, 0) != 0 && errno == ESRCH }
}
