import Foundation
import MonitorUI

/// The file that keeps the commands that were typed, for the next time: a line each, the newest last, private.
struct CommandFile {
    private let path: String?
    /// The home in which folders may be made, where it leads to the file.
    private let home: String?

    /// The file that `environment` leads to; without a home nothing is kept.
    ///
    /// Source: XDG Base Directory Specification: `$XDG_STATE_HOME`, which counts only if absolute, else `~/.local/state`.
    init(environment: [String: String]) {
        let own = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        self.home = own == nil ? home : nil
        path = (own ?? home.map { $0 + "/.local/state" }).map { $0 + "/kvsmon/commands" }
    }

    /// What was typed before.
    var lines: [String] {
        // Before the first command there is no such file, and a broken one is no loss.
        guard let path, let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
        return text.split(separator: "\n").suffix(Model.mostCommandLines).map { String($0) }
    }

    /// Adds `line`, behind those that other screens may have added meanwhile.
    func remember(_ line: String) -> Message? {
        guard let path else { return nil }
        // A home that isn't there is a mistake, and root would make it.
        if let home, !FileManager.default.fileExists(atPath: home) { return nil }
        let folder = URL(filePath: path).deletingLastPathComponent()
        let lines = (self.lines.filter { $0 != line } + [line]).suffix(Model.mostCommandLines)
        let draft = folder.appending(path: ".commands.\(getpid())")
        // Whoever can't write there does without; a notice for each command would be worse.
        try? FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let text = Data(lines.joined(separator: "\n").utf8) + Data("\n".utf8)
        guard
            FileManager.default.createFile(
                atPath: draft.path, contents: text, attributes: [.posixPermissions: 0o600])
        else { return nil }
        rename(draft.path, path)
        return nil
    }
}
