import FoundationEssentials

/// The events of one kind, gathered into habits as they come to light, in whatever order.
struct Habits<Detail: Sendable>: Sendable {
    /// What one event changed.
    struct Changes: Sendable {
        /// Habits that are new or look different.
        var changed: [Habit<Detail>] = []
        /// The names of findings that are no more.
        var gone: [FragmentNumber] = []
    }

    /// So many habits can still change; the ledger keeps more.
    private static var capacity: Int { 256 }

    /// In the order in which they were first seen.
    private var habits: [Habit<Detail>] = []
    /// To which habit each event belongs.
    private var homes: [FragmentNumber: Int] = [:]
    private var nextID = 0

    /// The event called `number`, or `nil` where there is none.
    subscript(number: FragmentNumber) -> Occurrence<Detail>? {
        guard let index = index(of: number) else { return nil }
        return habits[index].members.last { $0.number == number }
    }

    /// The event called `number` is known.
    func contains(_ number: FragmentNumber) -> Bool { homes[number] != nil }

    /// Adds `occurrence`, or replaces the event of its number.
    mutating func put(_ occurrence: Occurrence<Detail>, reach: Reach) -> Changes {
        if let index = index(of: occurrence.number), habits[index].cause == occurrence.cause {
            // One that is only counted is too old to change.
            guard self[occurrence.number] != nil else { return Changes() }
            habits[index].put(occurrence)
            return Changes(changed: [habits[index]])
        }
        var changes = remove(occurrence.number, reach: reach)
        add(occurrence, reach: reach, &changes)
        return changes
    }

    /// Takes out the event called `number`, if there is one.
    mutating func remove(_ number: FragmentNumber, reach: Reach) -> Changes {
        guard let index = index(of: number) else { return Changes() }
        homes[number] = nil
        var changes = Changes()
        let name = habits[index].subject
        let loose = habits[index].remove(number, reach: reach)
        if habits[index].members.isEmpty {
            changes.gone.append(name)
            habits.remove(at: index)
        } else {
            if habits[index].subject != name { changes.gone.append(name) }
            changes.changed.append(habits[index])
        }
        for occurrence in loose { add(occurrence, reach: reach, &changes) }
        return changes
    }

    private func index(of number: FragmentNumber) -> Int? {
        guard let home = homes[number] else { return nil }
        return habits.lastIndex { $0.id == home }
    }

    private mutating func add(
        _ occurrence: Occurrence<Detail>, reach: Reach, _ changes: inout Changes
    ) {
        let near = habits.indices.filter {
            habits[$0].cause == occurrence.cause && reach.joins(habits[$0].range, occurrence.range)
        }.sorted { habits[$0].from < habits[$1].from }
        guard let first = near.first else { return begin(occurrence, &changes) }
        habits[first].put(occurrence)
        homes[occurrence.number] = habits[first].id
        for other in near.dropFirst() {
            for member in habits[other].members { homes[member.number] = habits[first].id }
            changes.gone.append(habits[other].subject)
            changes.changed.removeAll { $0.id == habits[other].id }
            habits[first].absorb(habits[other])
        }
        changes.changed.removeAll { $0.id == habits[first].id }
        changes.changed.append(habits[first])
        for other in near.dropFirst().sorted(by: >) { habits.remove(at: other) }
    }

    private mutating func begin(_ occurrence: Occurrence<Detail>, _ changes: inout Changes) {
        let habit = Habit(id: nextID, occurrence)
        nextID += 1
        habits.append(habit)
        homes[occurrence.number] = habit.id
        changes.changed.append(habit)
        guard habits.count > Self.capacity else { return }
        for member in habits.removeFirst().members { homes[member.number] = nil }
    }
}

extension FindingLedger {
    /// Writes down what became of the habits of one kind, each in the words of `finding`.
    mutating func take<Detail>(
        _ changes: Habits<Detail>.Changes, of kind: Finding.Kind, at date: Date,
        _ finding: (Habit<Detail>) -> Finding
    ) {
        for number in changes.gone { withdraw(kind, number.digits) }
        for habit in changes.changed { put(finding(habit), at: date) }
    }
}

extension Archive {
    /// How close events of one kind must be to be one finding.
    var reach: Reach { Reach(strideSeconds: cadence?.strideSeconds) }
}
