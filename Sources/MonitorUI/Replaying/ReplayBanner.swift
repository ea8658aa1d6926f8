import Canvas
import FoundationEssentials

/// Where the replay is, in a few words: ` ► REPLAY 14:21:36Z  12:31 of 1:00:00  ×2 `.
struct ReplayBanner {
    /// What it tells of.
    let status: ReplayStatus

    /// The banner.
    var text: StyledText {
        let glyph = status.isPaused ? "‖" : "►"
        let passed = status.position.timeIntervalSince(status.range.lowerBound)
        let length = status.range.upperBound.timeIntervalSince(status.range.lowerBound)
        let place = "\(Self.stopwatch(passed)) of \(Self.stopwatch(length))"
        let words = " \(glyph) REPLAY \(status.position.civil.clock)Z  \(place)  \(speed) "
        let scouting =
            status.scouted < 1 ? " looking through \(Int(status.scouted * 100)) %" : ""
        return StyledText(words, .notice, [.bold, .reverse]) + StyledText(scouting + "  ", .muted)
    }

    private var speed: String {
        status.speed < 1 ? "×1/\(Int((1 / status.speed).rounded()))" : "×\(Int(status.speed))"
    }

    /// `12:31`, `1:00:00`
    static func stopwatch(_ seconds: Double) -> String {
        guard seconds.isFinite, abs(seconds) < 1e10 else { return "–" }
        let total = Int(max(0, seconds))
        let parts = [total / 3600, total / 60 % 60, total % 60].drop { $0 == 0 }.suffix(3)
        let shown = parts.count < 2 ? [total / 60, total % 60] : Array(parts)
        return shown.enumerated().map { index, part in
            index > 0 && part < 10 ? "0\(part)" : String(part)
        }.joined(separator: ":")
    }
}
