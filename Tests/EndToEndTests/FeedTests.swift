import Foundation
import TestSupport
import Testing

/// The README's way to feed a stream, run as it stands there.
struct FeedTests {
    /// The command under `marker`, in the README.
    private static func command(_ marker: String) throws -> String {
        let text = try String(contentsOf: Command.root.appending(path: "README.md"), encoding: .utf8)
        let parts = text.components(separatedBy: "<!-- \(marker) -->\n```sh\n")
        try #require(parts.count == 2)
        return try #require(parts[1].components(separatedBy: "```").first)
    }

    /// Starts a simulator, feeds it, counts the media in its folder before and after it is interrupted.
    private static let script = """
        PATH="$TOOLS:$PATH:$OTHERS"
        "$KVSMON" simulate steady > "$TMPDIR/printed" &
        until grep -q '^# streams:' "$TMPDIR/printed"; do sleep 0.1; done
        eval "$(grep '^export' "$TMPDIR/printed")"
        FEED
        ls -d "$TMPDIR"/kvsmon-* | wc -l
        "$KVSMON" check cam > "$TMPDIR/check" || true
        grep -c 'cam' "$TMPDIR/check"
        kill -INT $!
        wait $!
        echo "status $?"
        ls "$TMPDIR"
        """

    @Test func theReadmesCommandFeedsAStreamAndNothingIsLeft() async throws {
        let folder = try TemporaryFolder()
        let feed = try Self.command("feed command").replacing("-t 600", with: "-t 6")
        let tools = Command.root.appending(path: ".build/python/bin").path
        let result = try await Command.run(
            ["sh", "-c", Self.script.replacing("FEED", with: feed)],
            environment: [
                "TMPDIR": folder.path, "KVSMON": Command.kvsmon, "TOOLS": tools,
                "OTHERS": ProcessInfo.processInfo.environment["PATH"] ?? "",
                "AWS_EC2_METADATA_DISABLED": "true",
            ])
        let lines = result.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(lines.count { $0.contains("\"PERSISTED\"") } == 3, "\(result.output)\(result.errors)")
        #expect(!lines.contains { $0.contains("\"ERROR\"") })
        #expect(
            lines.suffix(5).prefix(1) == ["1"] && lines.suffix(3) == ["status 0", "check", "printed"],
            "\(lines)")
    }
}
