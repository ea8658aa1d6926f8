import TestSupport
import Testing

@testable import KinesisVideo

@Suite struct QuotaWindowTests {
    /// Books amounts at the earliest moments from given ones, and answers those, in milliseconds.
    func booked(limit: Int, _ wishes: [(amount: Int, from: Int)]) -> [Int] {
        var window = QuotaWindow(limit: limit)
        return wishes.map { amount, from in
            let time = window.earliest(for: amount, from: .milliseconds(from))
            window.book(amount, at: time)
            return Int((time / .milliseconds(1)).rounded())
        }
    }

    @Test func letsEverythingThroughUpToTheLimit() {
        #expect(booked(limit: 10, [(4, 0), (6, 0), (1, 0), (9, 0)]) == [0, 0, 1000, 1000])
    }

    @Test func waitsUntilEnoughIsASecondOld() {
        #expect(booked(limit: 10, [(5, 0), (5, 400), (5, 500), (5, 600)]) == [0, 400, 1000, 1400])
    }

    @Test func letsASmallCallGoBeforeALargeOneThatWaits() {
        #expect(booked(limit: 10, [(6, 0), (10, 100), (4, 200), (7, 300)]) == [0, 1000, 2000, 3000])
        #expect(booked(limit: 10, [(6, 0), (10, 100), (2, 0)]) == [0, 1000, 0])
    }

    @Test func takesMoreThanASecondsWorthAsAWholeSecond() {
        #expect(booked(limit: 500, [(1000, 0), (1, 0)]) == [0, 1000])
    }

    @Test func takesBackWhatWasNotUsed() {
        var window = QuotaWindow(limit: 10)
        window.book(10, at: .seconds(1))
        window.cancel(10, at: .seconds(1))
        #expect(window.earliest(for: 10, from: .seconds(1)) == .seconds(1))
    }

    @Test(arguments: 0..<50)
    func neverHasASecondAboveTheLimit(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let limit = Int.random(in: 1...50, using: &generator)
        var window = QuotaWindow(limit: limit)
        var bookings: [(time: Duration, amount: Int)] = []
        var now = Duration.zero
        for _ in 0..<120 {
            now += .milliseconds(Int.random(in: 0...120, using: &generator))
            window.forgetPast(at: now)
            let amount = Int.random(in: 1...limit, using: &generator)
            let time = window.earliest(for: amount, from: now)
            #expect(time >= now)
            window.book(amount, at: time)
            bookings.append((time, amount))
        }
        for first in bookings {
            let second = bookings.filter { $0.time >= first.time && $0.time < first.time + .seconds(1) }
            #expect(second.reduce(0) { $0 + $1.amount } <= limit)
        }
    }

    @Test(arguments: 0..<20)
    func lettingACallWaitIsNeverInVain(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var window = QuotaWindow(limit: 10)
        for _ in 0..<40 {
            let from = Duration.milliseconds(Int.random(in: 0...3000, using: &generator))
            let amount = Int.random(in: 1...10, using: &generator)
            let time = window.earliest(for: amount, from: from)
            // No moment before it would have done.
            for _ in 0..<20 where time > from {
                let earlier = from + (time - from) * Double.random(in: 0..<1, using: &generator)
                #expect(window.earliest(for: amount, from: earlier) > earlier)
            }
            window.book(amount, at: time)
        }
    }
}
