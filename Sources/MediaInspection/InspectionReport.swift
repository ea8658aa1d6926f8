/// What a call's media turned out to be: every fragment, and how it follows on the one before.
package struct InspectionReport: Hashable, Sendable {
    /// The fragments in the order of the producer's time; those without one at the end.
    package let fragments: [InspectedFragment]
    /// The numbers that were asked for and that no fragment of the answer has.
    package let unanswered: [String]

    /// A report on `fragments`, in any order, that came for the numbers `asked`.
    package init(_ fragments: [InspectedFragment], asked: [String]) {
        var sorted = fragments.sorted(by: Self.precedes)
        var previous: InspectedFragment?
        for index in sorted.indices where !sorted[index].tracks.isEmpty {
            let fragment = sorted[index]
            if let previous { sorted[index].problems += Neighbours.problems(of: fragment, behind: previous) }
            previous = fragment
        }
        self.fragments = sorted
        let answered = Set(fragments.compactMap(\.number))
        unanswered = asked.filter { !answered.contains($0) }
    }

    /// Whether every fragment came, and nothing worse than a notice is known of any.
    package var isFine: Bool { unanswered.isEmpty && fragments.allSatisfy(\.isFine) }

    private static func precedes(_ one: InspectedFragment, _ other: InspectedFragment) -> Bool {
        guard let time = one.producerTime else { return false }
        guard let otherTime = other.producerTime else { return true }
        guard time == otherTime else { return time < otherTime }
        // Numbers of the same length are ordered as their texts are.
        let (number, otherNumber) = (one.number ?? "", other.number ?? "")
        return number.utf8.count == otherNumber.utf8.count
            ? number < otherNumber : number.utf8.count < otherNumber.utf8.count
    }
}
