import Foundation
import KinesisVideo

/// A player that was started with a session of its own, by a file that only we can read and that goes away with it.
@MainActor
final class RunningPlayer {
    /// How it ended.
    struct End: Sendable {
        /// Its exit code, or 128 and the signal that ended it.
        let code: Int32
        /// The last line it wrote, without secrets.
        let lastWords: String
    }

    private let program: SpawnedProgram
    private let folder: PrivateFolder
    private let url: SessionURL

    /// So much of what it says is kept.
    private static let keptBytes = 4000
    /// A line on the screen has no room for more.
    private static let shownCharacters = 200

    /// Starts `command` with `url`, whose file is in a new folder in `parent`; the player's window is called `title`.
    init(_ command: PlayerCommand, url: SessionURL, title: String, in parent: String) throws {
        self.url = url
        let folder = try PrivateFolder(
            in: parent, name: command.form.fileName, text: command.fileText(for: url.reveal()))
        self.folder = folder
        // The keys of the account are none of its business.
        let environment = Variables.all.filter { !$0.key.hasPrefix("AWS_") }
        do {
            program = try SpawnedProgram(
                command.program, arguments: command.arguments(title: title) + [folder.file],
                environment: environment)
        } catch {
            folder.remove()
            throw error
        }
    }

    /// Waits for its end.
    func end() async -> End {
        let (code, said) = await program.end(keeping: Self.keptBytes)
        clearUp()
        return End(code: code, lastWords: lastWords(of: String(decoding: said, as: UTF8.self)))
    }

    /// Takes its file away; the player itself goes on.
    func clearUp() { folder.remove() }

    private func lastWords(of text: String) -> String {
        let token = url.reveal().split(separator: "SessionToken=").last ?? ""
        let safe = Redaction.hidingTokens(in: text)
            .split(separator: token, omittingEmptySubsequences: false).joined(separator: Secret.placeholder)
        let line = safe.split(whereSeparator: \.isNewline).last { !$0.allSatisfy(\.isWhitespace) } ?? ""
        return String(line.prefix(Self.shownCharacters))
    }
}
