import Foundation

/// A program to be run beside this one until it ends.
public struct ProgramCall: Hashable, Sendable {
    /// The program, by its path or as it is found on `PATH`, and its arguments.
    public var words: [String]
    /// Its environment variables.
    public var variables: [String: String]
    /// The longest it may take; then it is killed.
    public var limit: Duration

    /// A call of `words`.
    public init(words: [String], variables: [String: String], limit: Duration) {
        self.words = words
        self.variables = variables
        self.limit = limit
    }
}

/// How a program's run came out.
public enum ProgramOutcome: Hashable, Sendable {
    /// It ran to its end, with this status, and wrote this to standard output and standard error.
    case ended(status: Int, output: [UInt8], errors: [UInt8])
    /// It took longer than it may.
    case tookTooLong
    /// It didn't start, for this reason.
    case notStarted(String)
}
