import Foundation
import KinesisVideo
import StreamAnalysis

/// The sessions that `kvsmon explain` speaks of: the one that its options ask for, then the other modes and the other clock.
struct ExplainedSessions {
    /// The options.
    let options: SessionOptions
    /// When it was opened, where that was given.
    let opened: Date?
    /// When the question was asked.
    let now: Date
    /// What is archived around the fragment.
    let excerpt: ArchiveExcerpt

    /// So long before the fragment came, a LIVE session was opened, and ranges begin and end so far from it, in seconds.
    private static let marginSeconds = 60.0

    /// The terms for the fragment that was found; none where none was.
    func terms(for search: FragmentSearch) -> [SessionTerms] {
        guard case .found(let fragment, _) = search else { return [] }
        let chosen: SessionTerms.Clock = options.selector == .producerTimestamp ? .producer : .server
        let modes = [options.mode] + PlaybackMode.allCases.filter { $0 != options.mode }
        let clocks = [chosen] + SessionTerms.Clock.allCases.filter { $0 != chosen }
        return clocks.flatMap { clock in modes.map { terms($0, clock, isChosen: clock == chosen, fragment) } }
    }

    private func terms(
        _ mode: PlaybackMode, _ clock: SessionTerms.Clock, isChosen: Bool, _ fragment: Fragment
    ) -> SessionTerms {
        SessionTerms(
            mode: range(mode, clock, isChosen: isChosen, fragment), clock: clock,
            discontinuities: SessionTerms.Discontinuities(rawValue: options.discontinuity.rawValue)
                ?? .onDiscontinuity,
            showsDates: options.timestamps != .never, limit: options.maxResults,
            opened: opening(mode, fragment), life: options.expires.duration)
    }

    private func opening(_ mode: PlaybackMode, _ fragment: Fragment) -> Date {
        if let opened, mode == options.mode { return opened }
        return mode == .live ? liveOpening(fragment) : now
    }

    /// A minute before the fragment came; where no session could be opened then, right after it was stored.
    private func liveOpening(_ fragment: Fragment) -> Date {
        let usual = fragment.serverTimestamp.addingTimeInterval(-Self.marginSeconds)
        let silenceSeconds = 25.0
        let storingSeconds = 4.0
        let recent = usual.addingTimeInterval(-silenceSeconds)...usual.addingTimeInterval(-storingSeconds)
        guard !excerpt.fragments.contains(where: { recent.contains($0.serverTimestamp) }) else {
            return usual
        }
        return fragment.serverTimestamp.addingTimeInterval(fragment.length / .seconds(1) + storingSeconds)
    }

    private func range(
        _ mode: PlaybackMode, _ clock: SessionTerms.Clock, isChosen: Bool, _ fragment: Fragment
    ) -> SessionTerms.Mode {
        let start = clock.start(of: fragment)
        // A range that was given is by the clock that was given.
        let given = isChosen ? options.from?.date(now: now) : nil
        let from = given ?? start.addingTimeInterval(-Self.marginSeconds)
        let latest =
            clock == .server
            ? min(now, start.addingTimeInterval(Self.marginSeconds))
            : start.addingTimeInterval(Self.marginSeconds)
        let to = given == nil ? latest : options.to?.date(now: now)
        return switch mode {
        case .live: .live
        case .liveReplay: .liveReplay(from: from, to: given == nil ? nil : to)
        case .onDemand: .onDemand(from: from, to: to ?? latest)
        }
    }
}
