import Foundation
import TestSupport
import Testing

@testable import KinesisVideoSimulator

/// LIVE sessions in real time, judged by a player that others wrote.
struct PlayerTests {
    @Test func ffprobeFindsPicturesAndSound() async throws {
        let result = try await withSimulator { address in
            try await Tool.ffprobe.run([
                "-v", "warning", "-show_entries", "stream=codec_name,width,height,sample_rate,r_frame_rate",
                "-of",
                "csv=p=0", try await Tool.sessionURL(address, "steady"),
            ])
        }
        #expect(result.status == 0)
        #expect(result.errors == "")
        #expect(Set(result.output.split(separator: "\n")) == ["aac,16000,0/0", "h264,320,180,125/8"])
    }

    @Test func ffmpegPlaysTwentySecondsAtTheRightRate() async throws {
        let result = try await withSimulator { address in
            try await Tool.ffmpeg.run([
                "-v", "warning", "-i", try await Tool.sessionURL(address, "steady"), "-t", "20", "-progress",
                "-", "-f",
                "null",
                "-",
            ])
        }
        #expect(result.status == 0)
        // ffmpeg reads EXT-X-MAP's segment again after each reload of any live playlist, its own ones included, and says so.
        let harmless =
            /\[mov,mp4.*\] Found duplicated MOOV Atom\. Skipped it|    Last message repeated \d+ times/
        let lines = result.errors.split(whereSeparator: \.isNewline)
        #expect(try lines.filter { try harmless.wholeMatch(in: $0) == nil } == [])
        let frames = result.output.split(separator: "\n").last { $0.hasPrefix("frame=") }
        let count = try #require(frames.flatMap { Int($0.dropFirst(6)) })
        #expect((310...315).contains(count))
    }
}
