import FoundationEssentials
import TestSupport
import Testing

@testable import StreamAnalysis

struct HabitsTests {
    private let reach = Reach(strideSeconds: 2)

    private func event(_ second: Int, cause: String = "a", isSettled: Bool = true) -> Occurrence<Int> {
        let number = structuredNumber(sequence: UInt64(7000 + second), server: at(Double(second)))
        return Occurrence(
            number: number, cause: cause, range: at(Double(second))...at(Double(second) + 2), seconds: 2,
            isSettled: isSettled, fragments: [number], detail: second)
    }

    /// The findings that are left, as `from–to`, after all `events` were put.
    private func outline(_ events: [Occurrence<Int>]) -> [String] {
        var habits = Habits<Int>()
        var found: [FragmentNumber: String] = [:]
        for event in events {
            let changes = habits.put(event, reach: reach)
            for number in changes.gone { found[number] = nil }
            for habit in changes.changed {
                found[habit.subject] = "\(habit.first.detail)–\(habit.last.detail) ×\(habit.count)"
            }
        }
        return found.values.sorted()
    }

    @Test func eventsWithinReachAreOne() {
        #expect(outline([event(0), event(12), event(24), event(50)]) == ["0–24 ×3", "50–50 ×1"])
    }

    @Test func anEventBetweenTwoHabitsJoinsThem() {
        #expect(outline([event(24), event(0), event(12)]) == ["0–24 ×3"])
    }

    @Test(arguments: 1...20)
    func theOrderDoesntMatter(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let events = [0, 4, 10, 30, 36, 60, 70, 95].map { event($0) }.shuffled(using: &generator)
        #expect(outline(events) == ["0–10 ×3", "30–36 ×2", "60–70 ×2", "95–95 ×1"])
    }

    @Test func eventsOfOtherCausesStayApart() {
        #expect(outline([event(0), event(4, cause: "b"), event(8)]) == ["0–8 ×2", "4–4 ×1"])
    }

    @Test func anEventThatTurnsOutToHaveAnotherCauseMoves() {
        #expect(outline([event(0), event(4), event(4, cause: "b")]) == ["0–0 ×1", "4–4 ×1"])
    }

    @Test func takingOutTheLinkParts() {
        var habits = Habits<Int>()
        for second in [0, 12, 24] { _ = habits.put(event(second), reach: reach) }
        let changes = habits.remove(event(12).number, reach: reach)
        #expect(changes.changed.map(\.count) == [1, 1])
        #expect(changes.gone.isEmpty)
    }

    @Test func theLastEventTakesItsFindingAlong() {
        var habits = Habits<Int>()
        _ = habits.put(event(0), reach: reach)
        #expect(habits.remove(event(0).number, reach: reach).gone == [event(0).number])
        #expect(habits.remove(event(0).number, reach: reach).gone.isEmpty)
    }

    @Test func isPendingWhileAllOfItIs() {
        var habits = Habits<Int>()
        var changes = habits.put(event(0, isSettled: false), reach: reach)
        #expect(changes.changed.map(\.state) == [.pending])
        changes = habits.put(event(4), reach: reach)
        #expect(changes.changed.map(\.state) == [.confirmed])
        #expect(changes.changed.map(\.pendingCount) == [1])
    }

    @Test func aLongHabitNamesItsFirstAndItsLastAndCountsAll() throws {
        var habits = Habits<Int>()
        var last: Habit<Int>?
        for index in 0..<300 { last = habits.put(event(index * 4), reach: reach).changed.first }
        let habit = try #require(last)
        #expect(habit.count == 300)
        #expect(habit.seconds == 600)
        #expect(habit.fragments.count == 50)
        #expect(habit.first.detail == 0)
        #expect(habit.last.detail == 1196)
        #expect(habit.subject == event(0).number)
        #expect(habit.from == at(0))
    }
}
