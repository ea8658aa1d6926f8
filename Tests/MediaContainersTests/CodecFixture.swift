import Foundation
import TestSupport

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
        let result = try ChildProgram([tool] + arguments, in: folder).runBlocking()
        guard result.status == 0, result.errors.isEmpty else {
            throw Failure(tool: tool, said: result.errors)
        }
        return result.bytes
    }

    /// What ffmpeg makes of `arguments`, written to its standard output.
    static func ffmpeg(_ arguments: String) throws -> [UInt8] {
        try output(of: "ffmpeg", ["-v", "error"] + arguments.split(separator: " ").map(String.init) + ["-"])
    }

    /// What ffprobe prints of `media` with `arguments`.
    static func ffprobe(_ media: [UInt8], _ arguments: String) throws -> String {
        let folder = try TemporaryFolder()
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
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "media.mp4")
        let words = arguments.split(separator: " ").map(String.init)
        _ = try output(of: "ffmpeg", ["-v", "error"] + words + [file.path])
        let movie = try Movie(parsing: Array(try Data(contentsOf: file)))
        return try movie.tracks.map { try CodedTrack(number: Int($0.description.id), $0.description) }
    }
}
