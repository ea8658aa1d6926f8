import Foundation

/// The MP4 file that the simulator carries, as it lies in the sources: a real encoder's output.
enum SourceFile {
    static let url = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources/CSourceMedia/source.mp4")

    static func bytes() throws -> [UInt8] { Array(try Data(contentsOf: url)) }

    /// The part up to the end of `moov`: everything that is parsed.
    static func header() throws -> [UInt8] {
        let bytes = try bytes()
        let mark = Array("mdat".utf8)
        let index = bytes.indices.first { bytes[$0...].starts(with: mark) }
        return Array(bytes[..<(index ?? bytes.count)])
    }
}
