extension Scenario {
    /// Every scenario that comes with the program, in the order in which they are listed.
    package static let all = files.map(read)

    /// The scenario that comes with the program under this name, or `nil`; no other one is read for it.
    package static func named(_ name: String) -> Scenario? { files.first { $0.name == name }.map(read) }

    private static func read(_ file: ScenarioFile) -> Scenario {
        do {
            return try file.scenario()
        } catch {
            preconditionFailure("An embedded scenario can't be read. \(error)")
        }
    }

    /// The embedded files.
    static let files: [ScenarioFile] = [
        ("demo", PackageResources.demo_toml),
        ("steady", PackageResources.steady_toml),
        ("gap", PackageResources.gap_toml),
        ("late", PackageResources.late_toml),
        ("reconnect", PackageResources.reconnect_toml),
        ("clock-jump", PackageResources.clock_jump_toml),
        ("drift", PackageResources.drift_toml),
        ("silent", PackageResources.silent_toml),
        ("drop", PackageResources.drop_toml),
        ("pause", PackageResources.pause_toml),
        ("duplicate", PackageResources.duplicate_toml),
        ("overlap", PackageResources.overlap_toml),
        ("two-producers", PackageResources.two_producers_toml),
        ("reconnect-without-loss", PackageResources.reconnect_without_loss_toml),
        ("rollback", PackageResources.rollback_toml),
        ("burst", PackageResources.burst_toml),
        ("slow-uplink", PackageResources.slow_uplink_toml),
        ("jitter", PackageResources.jitter_toml),
        ("long-fragments", PackageResources.long_fragments_toml),
        ("short-fragments", PackageResources.short_fragments_toml),
        ("clock-offset", PackageResources.clock_offset_toml),
        ("relative-clock", PackageResources.relative_clock_toml),
        ("resolution-change", PackageResources.resolution_change_toml),
        ("codec-change", PackageResources.codec_change_toml),
        ("track-change", PackageResources.track_change_toml),
        ("h265", PackageResources.h265_toml),
        ("small", PackageResources.small_toml),
        ("audio-only", PackageResources.audio_only_toml),
        ("video-only", PackageResources.video_only_toml),
        ("throttled", PackageResources.throttled_toml),
        ("flaky-service", PackageResources.flaky_service_toml),
        ("slow-service", PackageResources.slow_service_toml),
        ("stale-playlist", PackageResources.stale_playlist_toml),
        ("expiring-sessions", PackageResources.expiring_sessions_toml),
        ("old-service", PackageResources.old_service_toml),
    ].map { name, bytes in
        ScenarioFile(path: "\(name).toml", text: String(decoding: bytes, as: UTF8.self))
    }

    /// Everything once in two minutes, over and over.
    package static let demo = builtIn("demo")
    /// Nothing is wrong: only the jitter that every network has.
    package static let steady = builtIn("steady")
    /// Fragments that get a number and no place in the archive.
    package static let gap = builtIn("gap")
    /// A fragment that arrives after newer ones were served.
    package static let late = builtIn("late")
    /// A connection that breaks and takes media with it.
    package static let reconnect = builtIn("reconnect")
    /// A camera whose slow clock is set right, once.
    package static let clockJump = builtIn("clock-jump")
    /// A camera whose clock runs fast.
    package static let drift = builtIn("drift")
    /// A camera that goes away for longer than LIVE sessions last without media.
    package static let silent = builtIn("silent")

    private static func builtIn(_ name: String) -> Scenario {
        guard let scenario = named(name) else { preconditionFailure("No scenario is called \(name)") }
        return scenario
    }
}
