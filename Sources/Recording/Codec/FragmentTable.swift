import StreamAnalysis

/// The fragments that were told in whole, newest last: later listings point at them.
///
/// Writer and reader keep the same table by the same rule.
struct FragmentTable: Sendable {
    /// So many are kept at least; at the most fragments that a stream takes, 5 a second, nearly 14 minutes.
    static let capacity = 4096

    private var fragments: [Fragment] = []
    /// How many were forgotten.
    private var forgotten = 0
    /// Where each number was told last, counted from the first ever told. Readers have no use for it.
    private var places: [FragmentNumber: Int] = [:]

    /// Those that can be pointed at, newest first: the figures stay small however long a recording gets.
    var known: ReversedCollection<ArraySlice<Fragment>> { fragments.suffix(Self.capacity).reversed() }

    /// Where `fragment` is among ``known``, or `nil` where it isn't, or differs in anything.
    func place(of fragment: Fragment) -> Int? {
        guard let place = places[fragment.number] else { return nil }
        let index = place - forgotten
        let fromEnd = fragments.count - 1 - index
        guard fromEnd < Self.capacity, fragments[index] == fragment,
            fragments[index].number.digits == fragment.number.digits
        else { return nil }
        return fromEnd
    }

    /// Takes in fragments that were told in whole.
    mutating func append(_ new: [Fragment]) {
        fragments += new
        forget()
    }

    /// Takes in fragments that were told in whole, so that they are found again.
    mutating func index(_ new: [Fragment]) {
        for (offset, fragment) in new.enumerated() {
            places[fragment.number] = forgotten + fragments.count + offset
        }
        append(new)
    }

    private mutating func forget() {
        guard fragments.count > 2 * Self.capacity else { return }
        let surplus = fragments.count - Self.capacity
        for (offset, fragment) in fragments.prefix(surplus).enumerated()
        where places[fragment.number] == forgotten + offset {
            places[fragment.number] = nil
        }
        fragments.removeFirst(surplus)
        forgotten += surplus
    }
}
