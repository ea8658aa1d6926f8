import Foundation
import Testing

@testable import Monitoring

struct ClockOffsetTests {
    private let date = Date(timeIntervalSince1970: 1_700_000_000)

    @Test("Differences that whole seconds and travel explain count as none", arguments: [-1.9, 0, 0.4, 1.4])
    func ignoresSmallDifferences(seconds: Double) {
        var offset = ClockOffset()
        offset.note(header: date.addingTimeInterval(seconds), receivedAt: date)
        #expect(offset.seconds == 0)
    }

    @Test("A clock that is off by more is corrected by the median, half a second added for the cut")
    func correctsByTheMedian() {
        var offset = ClockOffset()
        for seconds in [60.0, 61, 500, 60, 61] {
            offset.note(header: date.addingTimeInterval(seconds), receivedAt: date)
        }
        #expect(offset.seconds == 61.5)
    }

    @Test("An offset around the bound doesn't come and go", arguments: [1.2, 1.4])
    func keepsAnOffsetUntilItIsClearlyLess(seconds: Double) {
        var offset = ClockOffset()
        offset.note(header: date.addingTimeInterval(1.6), receivedAt: date)
        for _ in 0..<20 { offset.note(header: date.addingTimeInterval(seconds), receivedAt: date) }
        #expect(abs(offset.seconds - seconds - 0.5) < 0.001)
        for _ in 0..<20 { offset.note(header: date.addingTimeInterval(0.5), receivedAt: date) }
        #expect(offset.seconds == 0)
    }
}
