/// Why a scenario's file can't be used.
package struct ScenarioFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file's path, as it was given.
    package let path: String
    /// The line, counted from 1.
    package let line: Int
    /// What is wrong there, and what would be right.
    package let reason: String

    /// The place in the form that editors jump to, and the reason.
    package var description: String { "\(path):\(line): \(reason)" }
}
