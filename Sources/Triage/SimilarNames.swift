/// Names that somebody may have meant.
enum SimilarNames {
    /// So many are worth naming.
    private static let most = 3

    /// Those of `names` that are most like `name`, none that is much unlike.
    static func of(_ name: String, among names: [String]) -> [String] {
        let wanted = name.lowercased()
        let limit = max(2, wanted.count / 3)
        return names.map { (name: $0, distance: distance(wanted, $0.lowercased())) }
            .filter { $0.distance <= limit }
            .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
            .prefix(most).map(\.name)
    }

    /// How many characters must be inserted, left out or changed to make one of the other (Levenshtein's distance).
    static func distance(_ one: String, _ other: String) -> Int {
        let letters = Array(other)
        var row = Array(0...letters.count)
        for (index, letter) in one.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in letters.indices {
                let cost = diagonal + (letter == letters[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(cost, row[column + 1] + 1, row[column] + 1)
            }
        }
        return row[letters.count]
    }
}
