package import FoundationEssentials

/// One stream of the simulated service.
package struct SimulatedStream: Sendable {
    /// Its name.
    package let name: String
    /// What happens in it, or `nil` where the archive was filled by hand.
    package let run: ScenarioRun?
    /// What is stored.
    package var archive: Archive
    /// When it was created.
    package let created: Instant
    /// What shuffles follow from.
    let seed: UInt64

    /// The stream that shows `run`.
    package init(_ run: ScenarioRun) {
        name = run.scenario.streamName
        self.run = run
        archive = Archive(run)
        created = run.trueTime(ofSlot: run.firstSlot) - .seconds(3600)
        seed = run.seed
    }

    /// A stream that holds `fragments` and gets no more.
    package init(name: String, fragments: [StoredFragment], created: Date) {
        self.name = name
        run = nil
        archive = Archive(fragments)
        self.created = Instant(created)
        seed = 0
    }

    /// How long the service keeps what is stored.
    package static let retentionHours = 24
    /// The account that all resources belong to.
    static let account = "123456789012"

    /// The stream's ARN in `region`; its last part is the date of creation.
    package func arn(region: String) -> String {
        "arn:aws:kinesisvideo:\(region):\(Self.account):stream/\(name)/\(created.milliseconds)"
    }
}
