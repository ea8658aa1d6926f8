import Foundation

/// The environment variables that the program was started with.
enum Variables {
    /// All of them, read once.
    static let all = ProcessInfo.processInfo.environment
}
