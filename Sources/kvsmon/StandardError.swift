import Foundation

/// This process's standard error.
enum StandardError {
    /// Says `text` on a line of its own; what stands in a file or a variable must not steer the terminal.
    static func warn(_ text: String) {
        let safe = String(
            text.unicodeScalars.map { $0.properties.generalCategory == .control ? "?" : Character($0) })
        FileHandle.standardError.write(Data("kvsmon: \(safe)\n".utf8))
    }
}
