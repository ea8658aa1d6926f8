import FoundationEssentials

/// The recent seams of a stream, by the number of the fragment after each.
struct Seams: Sendable {
    private static let capacity = 512

    private var seams: [Seam] = []

    /// What changed in one update.
    struct Changes: Sendable {
        /// New seams, and known ones that look different now.
        var found: [Seam] = []
        /// Seams that are none any more.
        var healed: [Seam] = []
    }

    /// The seam before the fragment `number`, or `nil` where there is none.
    subscript(number: FragmentNumber) -> Seam? {
        let index = lowerBound(number)
        return index < seams.count && seams[index].right.number == number ? seams[index] : nil
    }

    /// The seams between two fragments, whichever came first.
    func between(_ one: FragmentNumber, and other: FragmentNumber) -> ArraySlice<Seam> {
        let first = lowerBound(min(one, other))
        let start = first < seams.count && seams[first].right.number == min(one, other) ? first + 1 : first
        var end = start
        while end < seams.count, seams[end].right.number <= max(one, other) { end += 1 }
        return seams[start..<end]
    }

    /// Judges the places beside `inserted`, smallest number first, and those near enough for the new lags to tell something about them.
    mutating func update(with inserted: [FragmentNumber], in ingest: IngestOrder, cadence: Cadence?)
        -> Changes
    {
        var changes = Changes()
        // Up to here everything is judged.
        var next = 1
        for number in inserted {
            guard let index = ingest.index(of: number) else { continue }
            let end = min(ingest.count, index + Seam.lagReach + 1)
            for index in stride(from: max(next, index - Seam.lagReach), to: end, by: 1) {
                judge(index, in: ingest, cadence: cadence, &changes)
            }
            next = max(next, end)
        }
        return changes
    }

    private mutating func judge(
        _ index: Int, in ingest: IngestOrder, cadence: Cadence?, _ changes: inout Changes
    ) {
        let number = ingest[index].fragment.number
        let place = lowerBound(number)
        let known = place < seams.count && seams[place].right.number == number ? seams[place] : nil
        let seam = Seam(before: index, in: ingest, cadence: cadence)
        guard seam != known else { return }
        if let known {
            seams.remove(at: place)
            if seam == nil { changes.healed.append(known) }
        }
        guard let seam else { return }
        seams.insert(seam, at: place)
        changes.found.append(seam)
        if seams.count > Self.capacity { seams.removeFirst() }
    }

    private func lowerBound(_ number: FragmentNumber) -> Int {
        var (low, high) = (0, seams.count)
        while low < high {
            let middle = (low + high) / 2
            if seams[middle].right.number < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
