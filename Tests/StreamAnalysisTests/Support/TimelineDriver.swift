import FoundationEssentials
import HLS
import TestSupport

@testable import StreamAnalysis

/// Plays a text timeline to the analysis as the monitor would, one poll a second.
struct TimelineDriver {
    /// When the monitor begins, on the tests' time axis; what is available then comes with the first listing.
    var begins = 0.0
    /// When it ends, or `nil` for 3 s after the last fragment.
    var ends: Double?
    /// It has a streaming session.
    var hasSession = true
    /// How its playlists name fragments.
    var naming = LiveModel.Naming.realNumbers
    /// Shuffles listings.
    var shuffle: UInt64 = 1

    /// Everything that was ever found, as it was last, but for what was taken back.
    func findings(_ text: TimelineText) -> [Finding] { report(text).findings }

    /// The last report.
    func report(_ text: TimelineText) -> StreamReport {
        var timeline = StreamTimeline(stream: StreamDescription(name: "cam", region: "us-west-2"))
        for observation in observations(text) { timeline.absorb(observation) }
        return timeline.report()
    }

    /// What the monitor sees.
    func observations(_ text: TimelineText) -> [Observation] {
        var observations: [Observation] = []
        var live = LiveModel(text.rows, opened: at(begins), frameSeconds: text.frameSeconds)
        live.naming = naming
        var generator = SeededGenerator(seed: shuffle)
        let last = text.rows.map { $0.available.timeIntervalSince(start) }.max() ?? 0
        let session = SessionID(1)
        if hasSession {
            observations.append(
                .session(
                    SessionEvent(
                        date: at(begins), session: session,
                        change: .opened(expires: at(begins + 43_200), window: 10))))
        }
        for poll in 0...Int((ends ?? last + 3) - begins) {
            let now = at(begins + Double(poll) + Double(generator.next() % 300) / 1000)
            let range = now.addingTimeInterval(poll == 0 ? -300 : -45)...now
            let listed = text.rows.filter {
                $0.available <= now && range.contains($0.fragment.serverTimestamp)
            }
            .map(\.fragment).shuffled(using: &generator)
            observations.append(.listed(FragmentListing(date: now, range: range, fragments: listed)))
            guard hasSession else { continue }
            let shown = now.addingTimeInterval(0.05)
            observations.append(
                .loaded(
                    PlaylistLoad(
                        date: shown, session: session, track: 1, playlist: live.playlist(at: shown))))
        }
        return observations
    }
}
