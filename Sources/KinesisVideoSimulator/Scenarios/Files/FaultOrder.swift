/// Sees to it that the faults of a story never meet, whatever a seed chooses: the truth of each is told by itself.
struct FaultOrder {
    /// The file's path, for messages.
    let path: String

    /// When a fault can be felt.
    private struct Span {
        var from: Duration
        var to: Duration
        var line: Int
    }

    /// Throws where two faults may overlap, or one is told before an earlier one.
    func check(_ story: ProducerStory) throws(ScenarioFileError) {
        let spans = spans(of: story)
        for (one, next) in zip(spans, spans.dropFirst()) {
            guard one.to > next.from else { continue }
            throw ScenarioFileError(
                path: path, line: next.line,
                reason:
                    "at: this fault may begin \(DurationText.text(next.from)) after the start, and the one "
                    + "in line \(one.line) may be felt until \(DurationText.text(one.to)); faults stand in the "
                    + "order of time, apart from each other")
        }
        guard let period = story.period, let first = spans.first, let last = spans.last,
            last.to > first.from + period
        else { return }
        throw ScenarioFileError(
            path: path, line: last.line,
            reason: "at: this fault may be felt until \(DurationText.text(last.to)), which is later than "
                + "\(DurationText.text(first.from + period)), when the first one may come again")
    }

    private func spans(of story: ProducerStory) -> [Span] {
        let stride = story.medium.fragmentDuration
        let earliest = story.script(.lowest).beats
        let latest = story.script(.highest).beats
        return story.faults.indices.map { index in
            let fault = latest[index].fault
            // Two whole fragments between faults, so that each has healthy neighbours of its own.
            let end = latest[index].time + fault.extent(stride: stride) + stride * 2
            return Span(
                from: earliest[index].time - fault.reach(stride: stride), to: end,
                line: story.faults[index].line)
        }
    }
}
