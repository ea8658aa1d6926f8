import Canvas
import Foundation

/// This process's standard error.
enum StandardError {
    /// Says `text` on a line of its own; what stands in a file or a variable must not steer the terminal.
    static func warn(_ text: String) {
        FileHandle.standardError.write(Data("kvsmon: \(text.harmlessLine)\n".utf8))
    }
}
