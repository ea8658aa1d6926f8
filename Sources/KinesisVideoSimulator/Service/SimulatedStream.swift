package import FoundationEssentials

/// One stream of the simulated service.
package struct SimulatedStream: Sendable {
    /// Its name.
    package let name: String
    /// What happens in it, or `nil` where producers fill it.
    package let run: ScenarioRun?
    /// What is stored.
    package var archive: Archive
    /// When it was created.
    package let created: Instant
    /// How the service treats it.
    package var script: ServiceScript
    /// When ``script`` begins.
    package let start: Instant
    /// What operations can change of it.
    package var settings: StreamSettings
    /// How the numbers of what producers send go on.
    var numbering = FragmentNumbering()
    /// The connection of PutMedia that feeds it, if there is one.
    var connection: StandingConnection?
    /// What shuffles follow from.
    let seed: UInt64

    /// The stream that shows `run`.
    package init(_ run: ScenarioRun) {
        name = run.scenario.streamName
        self.run = run
        archive = Archive(run)
        created = run.trueTime(ofSlot: run.firstSlot) - .seconds(3600)
        script = run.service
        start = run.start
        settings = StreamSettings(retentionHours: 24, mediaType: "video/h264,audio/aac")
        seed = run.seed
    }

    /// A stream that holds `fragments` and gets those that producers send.
    package init(
        name: String, fragments: [StoredFragment] = [], created: Date,
        settings: StreamSettings = StreamSettings(retentionHours: 24)
    ) {
        self.name = name
        run = nil
        archive = Archive(fragments)
        self.created = Instant(created)
        script = ServiceScript()
        start = Instant(created)
        self.settings = settings
        numbering = FragmentNumbering(after: fragments.last?.sequence ?? 0)
        seed = 0
    }

    /// What goes wrong with the stream's request number `ordinal`, or `nil` if nothing does.
    ///
    /// Source of the names of operations: the KVS API reference, and `GetHLSMediaPlaylist` and so on for what sessions are asked.
    package func fault(for operation: String, at instant: Instant, request ordinal: Int)
        -> ServiceFault.Effect?
    {
        script.fault(
            for: operation, at: instant, since: start, request: ordinal, dice: Dice(seed: seed))
    }

    /// The instant whose media playlists are shown at `instant`: an earlier one while they stand still.
    package func playlistInstant(at instant: Instant) -> Instant {
        script.standstill(at: instant, since: start) ?? instant
    }

    /// The latest instant up to `instant` at which all open sessions expired before their time, or `nil`.
    package func sessionExpiry(at instant: Instant) -> Instant? {
        script.expiry(at: instant, since: start)
    }

    /// The account that all resources belong to.
    static let account = "123456789012"

    /// The stream's ARN in `region`; its last part is the date of creation.
    package func arn(region: String) -> String {
        "arn:aws:kinesisvideo:\(region):\(Self.account):stream/\(name)/\(created.milliseconds)"
    }
}
