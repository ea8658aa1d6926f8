import Foundation
import TestSupport
import Testing

/// What ffmpeg and ffprobe, which don't know us, read of media.
struct FragmentJudge {
    /// One packet as a demultiplexer sees it, in units of its stream's time base.
    struct Packet: Equatable {
        var pts: Int64
        var dts: Int64
        var duration: Int64
        var isKeyFrame: Bool
    }

    private let folder: TemporaryFolder
    /// The file that is judged.
    let file: URL

    /// A judge of `media`, a file whose name ends in `suffix`.
    init(_ media: [UInt8], suffix: String) throws {
        folder = try TemporaryFolder()
        file = folder.url.appending(path: "media.\(suffix)")
        try Data(media).write(to: file)
    }

    /// What `tool` prints of the file; a warning is a failure, but for those that can't be helped.
    private func output(
        of tool: String, _ before: String, _ after: String, tolerating known: [String] = []
    ) throws -> String {
        let words = { (text: String) in text.split(separator: " ").map(String.init) }
        let errors = folder.url.appending(path: "errors")
        // The tool's own words decide, and they come with a status of 0.
        let command = ["-c", "\"$@\" 2>\"$0\"", errors.path, tool, "-v", "warning"]
        let output = try CodecFixture.output(
            of: "sh", command + words(before) + ["-i", file.path] + words(after))
        let warnings = try String(contentsOf: errors, encoding: .utf8).split(separator: "\n")
        #expect(warnings.filter { line in !known.contains { line.contains($0) } } == [])
        return String(decoding: output, as: UTF8.self)
    }

    /// The packets of the first stream of a kind: `v` or `a`.
    func packets(_ kind: String) throws -> [Packet] {
        let text = try output(
            of: "ffprobe", "-select_streams \(kind):0",
            "-show_entries packet=pts,dts,duration,flags -of compact=p=0:nk=0")
        return try text.split(separator: "\n").map { line in
            let fields = Dictionary(
                line.split(separator: "|").map { $0.split(separator: "=", maxSplits: 1) }
                    .map { ($0[0], $0.count > 1 ? $0[1] : "") }, uniquingKeysWith: { $1 })
            return Packet(
                pts: try #require(Int64(fields["pts"] ?? "")), dts: try #require(Int64(fields["dts"] ?? "")),
                duration: Int64(fields["duration"] ?? "") ?? 0,
                isKeyFrame: fields["flags"]?.hasPrefix("K") == true)
        }
    }

    /// The hashes of the decoded frames of the first stream of a kind, in the order in which they are shown.
    func decodedFrames(
        _ kind: String, options: String = "", tolerating known: [String] = []
    ) throws -> [String] {
        let arguments = "-map 0:\(kind):0 -fps_mode passthrough -copyts \(options) -f framemd5 -"
        return try output(of: "ffmpeg", "-xerror", arguments, tolerating: known)
            .split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: ",").last.map { $0.filter { $0 != " " } } ?? "" }
    }

    /// The names of the streams' codecs, in their order.
    func codecs() throws -> [String] {
        try output(of: "ffprobe", "", "-show_entries stream=codec_name -of flat").split(separator: "\n")
            // A program lists its streams once more.
            .filter { $0.hasPrefix("streams.") }
            .map { line in line.split(separator: "\"").last.map(String.init) ?? "" }
    }
}
