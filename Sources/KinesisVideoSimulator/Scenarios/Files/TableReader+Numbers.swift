extension TableReader {
    /// A whole number within `limits`, or `nil` where nothing is said.
    func count(_ key: String, in limits: ClosedRange<Int>) throws(ScenarioFileError) -> Int? {
        guard let node = self[key] else { return nil }
        guard case .integer(let count) = node.value, limits.contains(count) else {
            throw error(
                at: key, "it must be a whole number from \(limits.lowerBound) to \(limits.upperBound)")
        }
        return count
    }

    /// A duration within `limits`, or `nil` where nothing is said.
    func duration(
        _ key: String, in limits: ClosedRange<Duration>
    ) throws(ScenarioFileError) -> Duration? {
        guard let node = self[key] else { return nil }
        guard case .text(let text) = node.value, let duration = DurationText.duration(text) else {
            throw error(at: key, "it must be \(DurationText.accepted)")
        }
        guard limits.contains(duration) else {
            throw error(at: key, "it must be from \(Self.words(limits))")
        }
        return duration
    }

    /// A range of durations such as `300ms..1s`, within `limits`, or `nil` where nothing is said.
    func durations(
        _ key: String, in limits: ClosedRange<Duration>
    ) throws(ScenarioFileError) -> ClosedRange<Duration>? {
        try range(key, in: limits, example: "8s..40s", words: Self.words, read: DurationText.duration)
    }

    /// A whole number with the range, under `key-range`, from which seeds choose; `usual` where nothing is said.
    func variedCount(
        _ key: String, usual: Int, in limits: ClosedRange<Int>
    ) throws(ScenarioFileError) -> Varied<Int> {
        let words: (ClosedRange<Int>) -> String = { "\($0.lowerBound) to \($0.upperBound)" }
        return try varied(
            key, try count(key, in: limits) ?? usual,
            try range(key + "-range", in: limits, example: "1..5", words: words) { Int($0) })
    }

    /// A duration with the range, under `key-range`, from which seeds choose; `nil` where nothing is said and nothing usual.
    func variedDuration(
        _ key: String, usual: Duration?, in limits: ClosedRange<Duration>
    ) throws(ScenarioFileError) -> Varied<Duration>? {
        let range = try durations(key + "-range", in: limits)
        guard let value = try duration(key, in: limits) ?? usual else {
            guard range == nil else { throw error(at: key + "-range", "\(key) is missing, the usual value") }
            return nil
        }
        return try varied(key, value, range)
    }

    private func varied<Value>(
        _ key: String, _ usual: Value, _ range: ClosedRange<Value>?
    ) throws(ScenarioFileError) -> Varied<Value> {
        if let range, !range.contains(usual) {
            throw error(at: key + "-range", "it must hold the usual value, \(key)")
        }
        return Varied(usual, in: range)
    }

    private func range<Value>(
        _ key: String, in limits: ClosedRange<Value>, example: String,
        words: (ClosedRange<Value>) -> String, read: (Substring) -> Value?
    ) throws(ScenarioFileError) -> ClosedRange<Value>? {
        guard let text = try text(key) else { return nil }
        let dots = text.indices.first { text[$0...].hasPrefix("..") } ?? text.endIndex
        guard let lower = read(text[..<dots]), let upper = read(text[dots...].dropFirst(2)), lower <= upper
        else { throw error(at: key, "it must be a range such as \"\(example)\"") }
        guard limits.contains(lower), limits.contains(upper) else {
            throw error(at: key, "it must lie within \(words(limits))")
        }
        return lower...upper
    }

    private static func words(_ limits: ClosedRange<Duration>) -> String {
        "\(DurationText.text(limits.lowerBound)) to \(DurationText.text(limits.upperBound))"
    }
}
