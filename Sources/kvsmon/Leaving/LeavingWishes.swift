import Foundation
import Glibc

/// How things leave the screen, as the operator wants it.
struct LeavingWishes: Hashable, Sendable {
    /// The player's command, or `nil` for what is found.
    var player: String?
    /// The folder of snapshots and recordings.
    var snapshots = "."
    /// The last picture stays in the terminal.
    var printsOnExit = false
    /// The bell rings from the start.
    var rings = false
    /// Nothing is drawn; changes are told in lines.
    var isPlain = false
}

extension ScreenOptions {
    /// Standard output is a terminal, and one whose cursor can be moved.
    private static var canDraw: Bool {
        isatty(STDOUT_FILENO) == 1 && Variables.all["TERM"] != "dumb"
    }

    /// The folder at `path`, whose beginning `~` no shell has replaced in a file; the current one without a path.
    private static func folder(_ path: String?) -> String {
        guard let path, path.hasPrefix("~/"), let home = Variables.all["HOME"] else {
            return path ?? "."
        }
        return home + path.dropFirst()
    }

    /// How things leave the screen, with what `configuration` says of it.
    func leaving(_ configuration: Configuration) -> LeavingWishes {
        LeavingWishes(
            player: configuration.text(.player), snapshots: Self.folder(configuration.text(.snapshots)),
            printsOnExit: configuration.isOn(.printOnExit), rings: configuration.isOn(.bell),
            isPlain: plain || !Self.canDraw)
    }
}
