import Foundation
import Testing

@testable import KinesisVideoSimulator

/// Thousands of streams, sessions and times of asking: the service shows what ``NaiveModel`` says.
struct NaiveModelTests {
    /// One stream and one session.
    struct Case {
        var model: NaiveModel
        var archive: RandomArchive

        init(seed: UInt64) {
            archive = RandomArchive(seed: seed)
            let mode = archive.pick(["LIVE", "LIVE_REPLAY", "ON_DEMAND"])
            let selector = archive.pick([TimestampSelector.producer, .server])
            let grid = RandomArchive.grid
            let steps = (archive.end - RandomArchive.start) / grid
            let opened = archive.end + archive.number(in: -min(steps, 150)...50) * grid
            var (start, end): (Int64?, Int64?) = (nil, nil)
            if mode != "LIVE" {
                let earliest = archive.pick([RandomArchive.start, opened - 60_000, opened - 3_600_000])
                start = earliest + archive.number(in: -50...50) * grid
                let length = archive.pick([5, 20, 100, 400, 20_000]) * grid
                let isOpen = archive.pick([true, false])
                end = mode == "LIVE_REPLAY" && isOpen ? nil : (start ?? 0) + length
            }
            model = NaiveModel(
                fragments: archive.fragments, mode: mode, selector: selector, start: start, end: end,
                limit: Int(archive.pick([1, 2, 3, 5, 8, 1000])),
                retentionHours: archive.pick([0, 1, 1, 1, 24, 24, 24, 24]), opened: opened, grid: grid)
        }

        /// When the playlist is asked for: not in order, so that what was shown before is asked for, too.
        mutating func polls() -> [Int64] {
            (0..<5).map { _ in model.opened + archive.pick([0, 1, 5, 30, 90, 200]) * model.grid }
        }

        /// What the service answers at `polls`.
        func answers(at polls: [Int64]) -> [NaiveModel.Playlist] {
            var service = HandMadeService(model.fragments, retentionHours: model.retentionHours)
            do throws(ServiceError) {
                let token = try service.open(at: date(model.opened)) { request in
                    request.playbackMode = model.mode
                    request.maxMediaPlaylistFragmentResults = model.limit
                    request.hlsFragmentSelector = FragmentSelector(
                        model.selector, from: model.start.map(date), through: model.end.map(date))
                }
                return polls.map { answer(of: &service.service, token, at: $0) }
            } catch {
                return polls.map { _ in NaiveModel.Playlist(refusal: error.code) }
            }
        }

        private func answer(of service: inout ArchivedMediaService, _ token: String, at poll: Int64)
            -> NaiveModel.Playlist
        {
            do throws(ServiceError) {
                let window = try service.playlistWindow(token: token, at: date(poll))
                return NaiveModel.Playlist(
                    mediaSequence: window.mediaSequence, fragments: window.fragments.map(\.sequence),
                    isComplete: window.isComplete)
            } catch {
                return NaiveModel.Playlist(refusal: error.code)
            }
        }

        private func date(_ milliseconds: Int64) -> Date { Instant(milliseconds: milliseconds).date }
    }

    @Test(arguments: 0..<40)
    func theServiceShowsWhatTheModelSays(group: UInt64) {
        for seed in group * 100..<group * 100 + 100 {
            var random = Case(seed: seed)
            let polls = random.polls()
            let expected = polls.map(random.model.playlist(at:))
            #expect(random.answers(at: polls) == expected, "seed \(seed): \(random.model.mode) at \(polls)")
        }
    }

    /// The comparison is worth something: many sessions open, slide, end, lose what is trimmed, and leave fragments out.
    @Test func theRandomSessionsReachEveryRule() {
        var counts: [String: Int] = [:]
        for seed: UInt64 in 0..<3000 {
            var random = Case(seed: seed)
            for poll in random.polls() {
                let playlist = random.model.playlist(at: poll)
                counts[playlist.refusal ?? random.model.mode, default: 0] += 1
                guard playlist.refusal == nil else { continue }
                if playlist.mediaSequence > 0 { counts["slid", default: 0] += 1 }
                if playlist.isComplete, random.model.mode == "LIVE_REPLAY" {
                    counts["ended", default: 0] += 1
                }
                let all = random.model.shown(until: poll)
                if playlist.fragments.count < min(random.model.limit, all.count) {
                    counts["trimmed", default: 0] += 1
                }
            }
        }
        let rules = [
            "LIVE", "LIVE_REPLAY", "ON_DEMAND", "slid", "ended", "trimmed", "NoDataRetentionException",
            "ResourceNotFoundException", "InvalidArgumentException",
        ]
        for rule in rules { #expect(counts[rule, default: 0] > 20, "\(rule): \(counts)") }
    }
}
