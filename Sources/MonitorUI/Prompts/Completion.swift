/// The candidates for the end of a line, one after the other.
struct Completion: Hashable, Sendable {
    /// What can stand there.
    let candidates: [String]
    /// What stands before them.
    let stem: String
    /// The place of the one that is shown.
    private(set) var place: Int

    /// The candidates behind `stem`, beginning with the first, or the last where `step` is negative; `nil` without any.
    init?(_ candidates: [String], behind stem: String, step: Int) {
        guard !candidates.isEmpty else { return nil }
        self.candidates = candidates
        self.stem = stem
        place = step < 0 ? candidates.count - 1 : 0
    }

    /// The line with the candidate in it.
    var line: String { stem + candidates[place] }

    /// Goes so many candidates on, round and round.
    mutating func move(by step: Int) {
        place = (place + step + candidates.count) % candidates.count
    }
}

/// Which of the earlier lines is shown, and what was typed before it.
struct Recall: Hashable, Sendable {
    /// The place among the earlier lines.
    var place: Int
    /// What was typed.
    let draft: String
}
