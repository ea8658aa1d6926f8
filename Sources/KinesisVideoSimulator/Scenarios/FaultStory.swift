/// A fault as a scenario tells it.
struct FaultStory: Sendable {
    /// What kind it is.
    var kind: FaultKind
    /// When it begins.
    var time: Varied<Duration>
    /// Whole numbers by their keys.
    var counts: [String: Varied<Int>] = [:]
    /// Durations by their keys.
    var durations: [String: Varied<Duration>] = [:]
    /// The film, where one is named.
    var film: FilmName?
    /// The tracks, where they are named.
    var tracks: FilmCut.Tracks?
    /// The line on which it is told.
    var line = 1

    /// The beat that `variation` chooses.
    func beat(_ variation: inout Variation, clockCorrection: Duration) -> Beat {
        let time = variation.duration(time)
        var choice = FaultKind.Choice()
        (choice.film, choice.tracks, choice.clockCorrection) = (film, tracks, clockCorrection)
        for (key, count) in counts.sorted(by: { $0.key < $1.key }) {
            choice.counts[key] = variation.count(count)
        }
        for (key, duration) in durations.sorted(by: { $0.key < $1.key }) {
            choice.durations[key] = variation.duration(duration)
        }
        return .at(time, kind.fault(choice))
    }
}
