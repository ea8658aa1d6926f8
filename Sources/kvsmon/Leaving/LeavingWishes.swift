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
