import HLS
import Testing

@testable import StreamAnalysis

struct WindowSizeCheckTests {
    private var feed = PlaylistFeed(WindowSizeCheck())

    /// Loads windows of `count` segments for `seconds`.
    private mutating func watch(
        _ count: Int, seconds: Int = 90, from: Int = 0, _ change: (inout MediaPlaylist) -> Void = { _ in }
    ) {
        for step in 0..<(seconds / 2) {
            feed.load(at: Double((from + step) * 2 + 100), from: from + step, count: count, change)
        }
    }

    @Test(arguments: [
        (1, "too-few"), (2, "too-few"), (3, nil), (5, nil), (10, nil), (11, "too-many"), (5000, "too-many"),
    ])
    mutating func threeToTenSegmentsAreRight(count: Int, cause: String?) {
        watch(count)
        #expect(feed.findings.map(\.cause) == (cause.map { [$0] } ?? []))
    }

    @Test mutating func anEndlessWindowIsAWarning() {
        watch(5000, seconds: 4)
        #expect(feed.findings.map(\.severity) == [.warning])
        #expect(feed.findings.first?.state == .confirmed)
    }

    @Test mutating func aStreamThatJustBeganHasFewSegments() {
        for second in 0..<60 { feed.load(at: Double(second), from: 0, count: 1) }
        #expect(feed.findings.isEmpty)
    }

    @Test mutating func lessThanThreeTargetDurationsIsShort() {
        watch(5) { $0.targetDuration = 4 }
        #expect(feed.findings.map(\.cause) == ["too-short"])
    }

    @Test mutating func oneLongFragmentPassesThrough() {
        watch(5, seconds: 20)
        watch(5, seconds: 10, from: 10) { $0.targetDuration = 9 }
        watch(5, seconds: 60, from: 15)
        #expect(feed.findings.isEmpty)
    }

    @Test mutating func itEndsWhenItHasBeenRightForAWhile() {
        watch(2)
        watch(5, seconds: 30, from: 45)
        #expect(feed.findings.map(\.state) == [.resolved])
    }
}
