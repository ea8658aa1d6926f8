import ArgumentParser
import Foundation

/// Where a command's result goes: standard output, or a file that nobody else can read.
struct OutputOptions: ParsableArguments {
    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("The file to write; standard output without it.", valueName: "file"))
    var file: String?

    @Flag(help: "Replace the file where it exists.")
    var force = false

    /// Refuses a file that exists, before any work is done for it.
    func check() throws {
        if let file, !force { try TakenFile.refuse(file) }
    }

    /// Writes `text`; a file is there whole or not at all, and private.
    func write(_ text: String) throws {
        guard let file else { return print(text, terminator: "") }
        let target = URL(filePath: file)
        let draft = target.deletingLastPathComponent().appending(
            path: ".\(target.lastPathComponent).\(getpid())")
        guard
            FileManager.default.createFile(
                atPath: draft.path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        else { throw UnwritableFile(path: file, reason: String(cString: strerror(errno))) }
        guard rename(draft.path, target.path) == 0 else {
            let reason = String(cString: strerror(errno))
            // The draft is of no use to anybody, and what went wrong is told anyway.
            try? FileManager.default.removeItem(at: draft)
            throw UnwritableFile(path: file, reason: reason)
        }
    }
}

/// A file that a result can't be written to.
private struct UnwritableFile: Error, CustomStringConvertible {
    let path: String
    let reason: String
    var description: String { "\(path) can't be written: \(reason); give another name with -o." }
}
