extension Sequence<String> {
    /// The one that somebody who wrote `word` most likely meant, or `nil` where none is near.
    package func nearest(to word: String) -> String? {
        let word = word.lowercased()
        guard !word.isEmpty else { return nil }
        // Beyond one slip in three characters it is a guess.
        let most = Swift.max(1, word.count / 3)
        let ranked = map { (word: $0, distance: $0.lowercased().slips(from: word)) }
        return ranked.filter { $0.distance <= most }.min { $0.distance < $1.distance }?.word
            ?? first { $0.hasPrefix(word) }
    }
}

extension [String] {
    /// What to say to somebody who wrote `word`, which is none of these.
    package func remedy(for word: String) -> String {
        nearest(to: word).map { "did you mean \($0)?" } ?? "there are \(joined(separator: ", "))"
    }
}

extension String {
    /// How many characters must be added, dropped, replaced or swapped with their neighbour to make this of `other`.
    fileprivate func slips(from other: String) -> Int {
        let (one, other) = (Array(self), Array(other))
        var rows = [Array(0...other.count)]
        for row in one.indices {
            var next = [row + 1]
            for column in other.indices {
                let replaced = rows[row][column] + (one[row] == other[column] ? 0 : 1)
                var least = Swift.min(replaced, rows[row][column + 1] + 1, next[column] + 1)
                if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
                    least = Swift.min(least, rows[row - 1][column - 1] + 1)
                }
                next.append(least)
            }
            rows.append(next)
        }
        return rows[one.count][other.count]
    }
}
