import ArgumentParser

/// A range of the past: how far back, or from when to when.
struct RangeOptions: ParsableArguments {
    @Option(help: "How far to look back from now: 10m, 6h, 1d.")
    var since: TimeSpan?

    @Option(help: "Where to begin: 6h (that long ago) or an ISO 8601 date.")
    var from: Moment?

    @Option(help: "Where to end: as --from; now without it.")
    var to: Moment?

    /// What is given.
    var chosen: AskedRange { AskedRange(since: since, from: from, to: to) }

    func validate() throws { try chosen.validate() }
}
