/// Reads the table `[service]` of a scenario's file.
struct ServiceReader {
    /// The file's path, for messages.
    let path: String
    /// The table.
    let node: TOMLNode

    private enum Key: String, CaseIterable {
        case period = "repeat"
        case listingDelay = "listing-delay"
        case listingOrder = "listing-order"
        case fragmentNames = "fragment-names"
        case firstMediaSequence = "first-media-sequence"
        case timeSpelling = "time-spelling"
        case fault
    }

    private enum ListingOrder: String, CaseIterable { case shuffled, ingested }

    /// The service's part of the scenario.
    func story() throws(ScenarioFileError) -> ServiceStory {
        let reader = try TableReader(
            node, name: "[service]", path: path, keys: Key.allCases.map(\.rawValue))
        var story = ServiceStory()
        let usual = story.habits
        story.habits.period = try reader.duration(Key.period.rawValue, in: .seconds(1)...Limits.story)
        story.habits.listingDelay =
            try reader.durations(Key.listingDelay.rawValue, in: .zero...Limits.delay) ?? usual.listingDelay
        story.habits.isListingShuffled =
            try reader.choice(Key.listingOrder.rawValue, of: ListingOrder.self) != .ingested
        story.habits.fragmentNaming =
            try reader.choice(Key.fragmentNames.rawValue, of: ServiceScript.FragmentNaming.self)
            ?? usual.fragmentNaming
        story.habits.firstMediaSequence =
            try reader.count(Key.firstMediaSequence.rawValue, in: 0...1) ?? usual.firstMediaSequence
        story.habits.timeSpelling =
            try reader.choice(Key.timeSpelling.rawValue, of: ServiceScript.TimeSpelling.self)
            ?? usual.timeSpelling
        for node in try reader.tables(Key.fault.rawValue) {
            story.faults.append(try fault(node, period: story.habits.period))
        }
        return story
    }

    private enum FaultKey: String, CaseIterable {
        case kind, at
        case atRange = "at-range"
        case duration = "for"
        case durationRange = "for-range"
        case delay = "by"
        case operations
        case oneIn = "one-in"
    }

    private func fault(
        _ node: TOMLNode, period: Duration?
    ) throws(ScenarioFileError) -> ServiceStory.Fault {
        let reader = try TableReader(
            node, name: "[[service.fault]]", path: path, keys: FaultKey.allCases.map(\.rawValue))
        guard let kind = try reader.choice(FaultKey.kind.rawValue, of: ServiceFaultKind.self) else {
            let kinds = ServiceFaultKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw reader.error(at: FaultKey.kind.rawValue, "it is missing; it is one of \(kinds)")
        }
        try checkKeys(reader, of: kind)
        let limits: ClosedRange<Duration> = .zero...(period ?? Limits.story)
        let delay = try reader.duration(FaultKey.delay.rawValue, in: .milliseconds(1)...Limits.delay)
        let fault = ServiceFault(
            kind.effect(delay: delay ?? .seconds(2)), start: .zero,
            operations: Set(
                try reader.texts(FaultKey.operations.rawValue, of: ServiceFault.knownOperations)),
            oneIn: try reader.count(FaultKey.oneIn.rawValue, in: 1...1_000_000) ?? 1)
        return ServiceStory.Fault(
            fault: fault,
            start: try reader.variedDuration(FaultKey.at.rawValue, usual: .zero, in: limits)
                ?? Varied(.zero),
            duration: try reader.variedDuration(
                FaultKey.duration.rawValue, usual: nil, in: .milliseconds(1)...limits.upperBound))
    }

    /// A key that would change nothing is refused.
    private func checkKeys(_ reader: TableReader, of kind: ServiceFaultKind) throws(ScenarioFileError) {
        let idle: [FaultKey] =
            (kind == .delay ? [] : [.delay]) + (kind.isOfRequests ? [] : [.operations, .oneIn])
            + (kind == .expireSessions ? [.duration, .durationRange] : [])
        for key in idle where reader[key.rawValue] != nil {
            throw reader.error(at: key.rawValue, "it says nothing about a fault of kind \(kind.rawValue)")
        }
    }
}
