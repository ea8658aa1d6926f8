/// What plays a session on this machine.
package enum PlayerChoice: Hashable, Sendable {
    /// A program of this name.
    case program(name: String)
    /// Nothing, for this reason.
    case none(reason: String)
}
