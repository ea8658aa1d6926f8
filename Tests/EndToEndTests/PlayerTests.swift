import Foundation
import TestSupport
import Testing

/// A session URL is judged by players that aren't ours.
@Suite(.tags(.endToEnd))
struct PlayerTests {
    @Test("url prints a session URL and nothing else, and each has a session of its own")
    func printsTheURLAlone() async throws {
        let simulator = try Simulator(scenario: "steady")
        let first = try await simulator.kvsmon("url", "steady")
        let second = try await simulator.kvsmon("url", "steady")
        #expect(first.status == 0)
        #expect(first.output.hasPrefix("http://127.0.0.1:"))
        #expect(first.output.split(separator: "\n").count == 1)
        #expect(first.output != second.output)
    }

    @Test(
        "ffprobe finds the video and the audio of each kind of session",
        arguments: [
            ["--mode", "live"], ["--mode", "on-demand", "--from", "2m", "--to", "1m"],
            ["--mode", "live-replay", "--from", "1m"], ["--mode", "live", "--timestamps", "always"],
        ])
    func isProbed(flags: [String]) async throws {
        let simulator = try Simulator(scenario: "steady")
        let url = try await Command.run(
            [Command.kvsmon, "url", "steady"] + flags, environment: simulator.environment)
        try #require(url.status == 0, "\(url.errors)")
        let probe = try await Command.run([
            "ffprobe", "-v", "error", "-show_entries", "stream=codec_name,width,height", "-of", "csv=p=0",
            url.output.trimmingCharacters(in: .newlines),
        ])
        #expect(probe.status == 0)
        #expect(probe.errors == "")
        #expect(probe.output.contains("h264,320,180"))
        #expect(probe.output.contains("aac"))
    }

    @Test("mpv plays a live session for 30 s, and picture and sound advance together")
    func isPlayed() async throws {
        let simulator = try Simulator(scenario: "steady")
        let url = try await simulator.kvsmon("url", "steady").output.trimmingCharacters(in: .newlines)
        let player = try await Command.run([
            "mpv", "--no-config", "--vo=null", "--ao=null", "--length=30",
            "--msg-level=all=warn,statusline=status",
            "--term-status-msg=@${=time-pos} ${=audio-pts} ${estimated-frame-number} ${=avsync}@", url,
        ])
        #expect(player.status == 0)
        // libavformat reads EXT-X-MAP's segment again after each reload of any live playlist, and says so.
        let harmless = "Found duplicated MOOV Atom. Skipped it"
        let warnings = player.output.split(separator: "\n").filter { !$0.hasSuffix(harmless) }
        #expect(warnings == [])
        let moments = player.errors.split(separator: "@").map {
            $0.split(separator: " ").compactMap { Double($0) }
        }
        .filter { $0.count == 4 }
        let last = try #require(moments.last)
        #expect(last[0] > 28, "the picture stopped at \(last[0]) s")
        #expect(last[1] > 28, "the sound stopped at \(last[1]) s")
        // 125/8 pictures a second.
        #expect(last[2] > 28 * 15.6)
        #expect(moments.allSatisfy { abs($0[3]) < 0.2 })
    }
}
