/// Why an archived fragment isn't in the live playlist; raw values are the stable words.
public enum MissingReason: String, CaseIterable, Sendable {
    /// It became available after a newer one had been served, and LIVE never adds an older one.
    case late
    /// Another fragment with the same producer timestamp stands for it.
    case supersededDuplicate = "superseded-duplicate"
    /// It is older than the first segment that the monitor was shown.
    case beforeSession = "before-session"
    /// The playlist moved by more than its window between two loads.
    case slidOut = "slid-out-between-polls"
    /// The monitor had no working session at that time.
    case sessionWasDown = "session-was-down"
    /// The monitor's listings failed at that time, so nobody knows when it became available.
    case unwatched = "listing-was-down"
    /// None of these.
    case unexplained
}
