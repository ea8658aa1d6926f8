/// Reads what a scenario's file tells of the producer.
struct ProducerReader {
    /// The file's path, for messages.
    let path: String
    /// The whole file.
    let top: TableReader

    /// The producer's part of the scenario.
    func story() throws(ScenarioFileError) -> ProducerStory {
        var story = ProducerStory()
        story.period = try top.duration("repeat", in: .seconds(1)...Limits.story)
        if let media = top["media"] { story.medium = try medium(media) }
        if let network = top["network"] { try readNetwork(network, into: &story) }
        if let clock = top["clock"] { try readClock(clock, into: &story) }
        for node in try top.tables("fault") { story.faults.append(try fault(node, in: story)) }
        try FaultOrder(path: path).check(story)
        return story
    }

    private enum MediaKey: String, CaseIterable {
        case film, tracks
        case pictures = "pictures-per-fragment"
        case pictureDuration = "picture-duration"
        case durationJitter = "fragment-duration-jitter"
    }

    private func medium(_ node: TOMLNode) throws(ScenarioFileError) -> Medium {
        let reader = try TableReader(
            node, name: "[media]", path: path, keys: MediaKey.allCases.map(\.rawValue))
        var medium = Medium()
        medium.film = try reader.choice(MediaKey.film.rawValue, of: FilmName.self) ?? medium.film
        medium.tracks = try reader.choice(MediaKey.tracks.rawValue, of: FilmCut.Tracks.self) ?? medium.tracks
        medium.picturesPerFragment =
            try reader.count(MediaKey.pictures.rawValue, in: 1...600) ?? medium.picturesPerFragment
        medium.pictureDuration =
            try reader.duration(MediaKey.pictureDuration.rawValue, in: .milliseconds(10) ... .seconds(10))
            ?? medium.pictureDuration
        guard Limits.fragment.contains(medium.fragmentDuration) else {
            let key: MediaKey = reader[MediaKey.pictures.rawValue] == nil ? .pictureDuration : .pictures
            throw reader.error(
                at: key.rawValue,
                "a fragment would last \(DurationText.text(medium.fragmentDuration)); "
                    + "it may last \(DurationText.text(Limits.fragment.lowerBound)) to "
                    + "\(DurationText.text(Limits.fragment.upperBound))")
        }
        // Were a border to move by more, fragments could become too short for their pictures.
        let largestJitter = medium.fragmentDuration / 4
        medium.durationJitter =
            try reader.duration(MediaKey.durationJitter.rawValue, in: .zero...largestJitter) ?? .zero
        return medium
    }

    private enum NetworkKey: String, CaseIterable {
        case lag
        case lagRange = "lag-range"
        case lagJitter = "lag-jitter"
    }

    private func readNetwork(
        _ node: TOMLNode, into story: inout ProducerStory
    ) throws(ScenarioFileError) {
        let reader = try TableReader(
            node, name: "[network]", path: path, keys: NetworkKey.allCases.map(\.rawValue))
        story.lag =
            try reader.variedDuration(
                NetworkKey.lag.rawValue, usual: story.lag.usual, in: .milliseconds(1)...Limits.delay)
            ?? story.lag
        // Fragments of one connection arrive in their order, even while a producer catches up.
        let largest = min(story.lag.bounds.lowerBound, story.medium.fragmentDuration / 10)
        story.lagJitter =
            try reader.duration(NetworkKey.lagJitter.rawValue, in: .zero...largest)
            ?? min(story.lagJitter, largest)
    }

    private enum ClockKey: String, CaseIterable {
        case origin, offset
        case offsetRange = "offset-range"
        case drift
        case driftRange = "drift-range"
    }

    private func readClock(_ node: TOMLNode, into story: inout ProducerStory) throws(ScenarioFileError) {
        let reader = try TableReader(
            node, name: "[clock]", path: path, keys: ClockKey.allCases.map(\.rawValue))
        story.clockOrigin =
            try reader.choice(ClockKey.origin.rawValue, of: ClockOrigin.self) ?? story.clockOrigin
        story.clockOffset =
            try reader.variedDuration(ClockKey.offset.rawValue, usual: .zero, in: Limits.clock)
            ?? story.clockOffset
        // A clock that is wrong by a tenth measures nothing.
        story.clockRate = try reader.variedCount(
            ClockKey.drift.rawValue, usual: 0, in: -100_000...100_000)
    }

    private func fault(
        _ node: TOMLNode, in story: ProducerStory
    ) throws(ScenarioFileError) -> FaultStory {
        let common = ["kind", "at", "at-range"]
        let known = common + FaultKind.all.flatMap(\.parameters).flatMap(\.keys).uniqued()
        let any = try TableReader(node, name: "[[fault]]", path: path, keys: known)
        let kind = try kind(any)
        let reader = try TableReader(
            node, name: "a fault of kind \(kind.name)", path: path,
            keys: common + kind.parameters.flatMap(\.keys))
        let limits: ClosedRange<Duration> = .zero...(story.period ?? Limits.story)
        guard let time = try reader.variedDuration("at", usual: nil, in: limits) else {
            throw reader.error(at: "at", "it is missing; it is \(DurationText.accepted)")
        }
        var fault = FaultStory(kind: kind, time: time, line: node.line)
        for parameter in kind.parameters { try read(parameter, by: reader, into: &fault) }
        return fault
    }

    private func kind(_ reader: TableReader) throws(ScenarioFileError) -> FaultKind {
        let kinds = FaultKind.all.map(\.name).joined(separator: ", ")
        guard let name = try reader.text("kind") else {
            throw reader.error(at: "kind", "it is missing; it is one of \(kinds)")
        }
        guard let kind = FaultKind.named(name) else {
            throw reader.error(at: "kind", "\"\(name)\" isn't known; it is one of \(kinds)")
        }
        return kind
    }

    private func read(
        _ parameter: FaultKind.Parameter, by reader: TableReader, into fault: inout FaultStory
    ) throws(ScenarioFileError) {
        switch parameter {
        case .count(let key, let usual, let limits):
            fault.counts[key] = try reader.variedCount(key, usual: usual, in: limits)
        case .duration(let key, let usual, let limits):
            fault.durations[key] = try reader.variedDuration(key, usual: usual, in: limits)
        case .film: fault.film = try reader.choice(parameter.key, of: FilmName.self)
        case .tracks: fault.tracks = try reader.choice(parameter.key, of: FilmCut.Tracks.self)
        }
    }
}

extension Array where Element: Hashable {
    /// Each element once, where it stands first.
    fileprivate func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
