/// Why a recording can't be written or read.
package struct RecordingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of failure.
    package enum Code: Hashable, Sendable {
        /// A file of that name is there, and it was not asked to write over it.
        case exists
        /// The file can't be opened.
        case cannotOpen
        /// The file took no more.
        case cannotWrite
        /// The file can't be read.
        case cannotRead
        /// It isn't a recording.
        case notARecording
        /// A line isn't what it should be.
        case brokenLine
        /// It holds more than can be shown.
        case tooLong
        /// The files aren't parts of one recording, in order.
        case otherRecording
    }

    /// What failed.
    package var code: Code
    /// The file, and the line where that is known.
    package var subject: String
    /// Why, and what to try.
    package var reason: String
    /// The system's words alone, or `nil` where it isn't the system that refused.
    package var systemReason: String?

    /// A failure of `subject`.
    package init(_ code: Code, _ subject: String, _ reason: String, systemReason: String? = nil) {
        self.code = code
        self.subject = subject
        self.reason = reason
        self.systemReason = systemReason
    }

    /// What failed, why, and what to try.
    package var description: String { "\(subject) \(reason)" }
}
