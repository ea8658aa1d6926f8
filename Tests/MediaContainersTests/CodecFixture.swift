import Foundation

@testable import MediaContainers

/// Media that ffmpeg makes while the tests run, and what ffprobe says of it.
enum CodecFixture {
    /// A tool that went wrong, and what it said.
    struct Failure: Error {
        let tool: String
        let said: String
    }

    /// What `tool` prints; a tool that is missing or fails is an error, and so is one that complains.
    static func output(of tool: String, _ arguments: [String], in folder: URL? = nil) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [tool] + arguments
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        let (output, errors) = (Pipe(), try Folder())
        process.standardOutput = output
        let log = errors.url.appending(path: "log")
        _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let said = try String(contentsOf: log, encoding: .utf8)
        guard process.terminationStatus == 0, said.isEmpty else { throw Failure(tool: tool, said: said) }
        return Array(data)
    }

    /// What ffmpeg makes of `arguments`, written to its standard output.
    static func ffmpeg(_ arguments: String) throws -> [UInt8] {
        try output(of: "ffmpeg", ["-v", "error"] + arguments.split(separator: " ").map(String.init) + ["-"])
    }

    /// What ffprobe prints of `media` with `arguments`.
    static func ffprobe(_ media: [UInt8], _ arguments: String) throws -> String {
        let folder = try Folder()
        let file = folder.url.appending(path: "media")
        try Data(media).write(to: file)
        let arguments = arguments.split(separator: " ").map(String.init)
        return String(
            decoding: try output(of: "ffprobe", ["-v", "warning"] + arguments + [file.path]), as: UTF8.self)
    }

    /// A moving picture and a tone, as inputs of ffmpeg.
    static func inputs(size: String = "320x180", seconds: Int = 1) -> String {
        "-f lavfi -i testsrc=s=\(size):r=10:d=\(seconds) -f lavfi -i sine=r=48000:d=\(seconds)"
    }

    /// The tracks of an MP4 file that ffmpeg makes.
    static func tracks(_ arguments: String) throws -> [CodedTrack] {
        let folder = try Folder()
        let file = folder.url.appending(path: "media.mp4")
        let words = arguments.split(separator: " ").map(String.init)
        _ = try output(of: "ffmpeg", ["-v", "error"] + words + [file.path])
        let movie = try Movie(parsing: Array(try Data(contentsOf: file)))
        return try movie.tracks.map { try CodedTrack(number: Int($0.description.id), $0.description) }
    }

    /// A folder that vanishes with its last user.
    final class Folder {
        let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

        init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

        // A folder that is gone already needs no removal.
        deinit { try? FileManager.default.removeItem(at: url) }
    }
}
