import Foundation

@testable import KinesisVideoSimulator

/// What a session shows, worked out from the documentation's sentences one by one, without regard to time and memory.
///
/// It shares no code with the service: ``NaiveModelTests`` hold one against the other.
struct NaiveModel {
    /// The stream, in the order of ingestion.
    var fragments: [StoredFragment]
    /// PlaybackMode.
    var mode: String
    /// FragmentSelectorType.
    var selector: TimestampSelector
    /// StartTimestamp and EndTimestamp in milliseconds since 1970; `nil` where they aren't given.
    var start: Int64?
    var end: Int64?
    /// MaxMediaPlaylistFragmentResults.
    var limit: Int
    /// DataRetentionInHours.
    var retentionHours: Int
    /// When the session is opened, in milliseconds since 1970.
    var opened: Int64
    /// All times of the stream and the session are multiples of this; in milliseconds.
    var grid: Int64

    /// A playlist, or why there is none.
    struct Playlist: Equatable {
        var refusal: String?
        var mediaSequence = 0
        var fragments: [UInt64] = []
        var isComplete = false
    }

    private var retention: Int64 { Int64(retentionHours) * 3_600_000 }
    private func clock(_ fragment: StoredFragment) -> Int64 {
        selector == .producer ? producer(fragment) : server(fragment)
    }
    private func producer(_ fragment: StoredFragment) -> Int64 {
        fragment.capture.producerTimestamp.milliseconds
    }
    private func server(_ fragment: StoredFragment) -> Int64 { fragment.capture.serverTimestamp.milliseconds }
    private func stored(_ fragment: StoredFragment) -> Int64 { fragment.capture.persisted.milliseconds }
    private func duration(_ fragment: StoredFragment) -> Int64 {
        fragment.capture.duration.components.seconds * 1000
            + fragment.capture.duration.components.attoseconds / 1_000_000_000_000_000
    }
    private func isThere(_ fragment: StoredFragment, at now: Int64) -> Bool {
        stored(fragment) <= now && now - server(fragment) <= retention
    }

    /// "throw this error if … requested for a stream that has no fragments within the requested time range, or if … LIVE
    /// is requested for a stream that has no fragments within the last 30 seconds".
    func refusal(at now: Int64) -> String? {
        if retentionHours == 0 { return "NoDataRetentionException" }
        if let start, selector == .server {
            // "If FragmentSelectorType is SERVER_TIMESTAMP, the StartTimestamp must be later than the stream head", and
            // EndTimestamp "must be in the past".
            if start <= opened - retention { return "InvalidArgumentException" }
            if let end, end > opened { return "InvalidArgumentException" }
        }
        if mode == "LIVE" {
            for moment in [opened, now] {
                let isRecent = fragments.contains { stored($0) <= moment && moment - server($0) <= 30_000 }
                if !isRecent { return "ResourceNotFoundException" }
            }
        }
        return beginning.isEmpty ? "ResourceNotFoundException" : nil
    }

    /// The playlist at `now`.
    func playlist(at now: Int64) -> Playlist {
        if let refusal = refusal(at: now) { return Playlist(refusal: refusal) }
        let all = shown(until: now)
        var window = Array(all.suffix(limit))
        // Trimmed fragments leave, and with them all that stands before.
        while window.contains(where: { !isThere($0, at: now) }) { window.removeFirst() }
        if window.isEmpty { return Playlist(refusal: "ResourceNotFoundException") }
        return Playlist(
            mediaSequence: all.count - window.count, fragments: window.map(\.sequence),
            isComplete: isComplete(all, at: now))
    }

    private func isComplete(_ shown: [StoredFragment], at now: Int64) -> Bool {
        if mode == "ON_DEMAND" { return true }
        guard mode == "LIVE_REPLAY", let end, end < now - 30_000 else { return false }
        return following(shown, addedAt: additions(until: now).last?.date ?? 0, at: now) == nil
    }

    /// Everything that has stood in the playlist.
    func shown(until now: Int64) -> [StoredFragment] {
        switch mode {
        case "LIVE": return live(until: now)
        case "LIVE_REPLAY": return additions(until: now).map(\.fragment)
        default: return beginning
        }
    }

    /// What the playlist begins with.
    private var beginning: [StoredFragment] {
        if mode != "LIVE" { return Array(playable(at: opened).prefix(limit)) }
        // "the most recently ingested fragments based on server timestamps are included"
        let candidates = withoutDuplicates(fragments.filter { isThere($0, at: opened) })
        let latest = candidates.sorted { (server($0), $0.sequence) > (server($1), $1.sequence) }.prefix(limit)
        return latest.sorted { (clock($0), $0.sequence) < (clock($1), $1.sequence) }
    }

    /// "fragments are not added to the HLS media playlist if they are older than the newest fragment in the playlist".
    private func live(until now: Int64) -> [StoredFragment] {
        var shown = beginning
        let arriving = fragments.filter { stored($0) > opened && stored($0) <= now }
            .sorted { (stored($0), $0.sequence) < (stored($1), $1.sequence) }
        for fragment in arriving {
            let isOlder = shown.contains { clock($0) > clock(fragment) }
            let isDuplicate = selector == .producer && shown.contains { clock($0) == clock(fragment) }
            if !isOlder && !isDuplicate { shown.append(fragment) }
        }
        return shown
    }

    /// "fragments are added as the duration of the next fragment elapses".
    private func additions(until now: Int64) -> [(fragment: StoredFragment, date: Int64)] {
        var additions = beginning.map { (fragment: $0, date: opened) }
        guard !additions.isEmpty else { return [] }
        for moment in stride(from: opened, through: now, by: Int(grid)) {
            let latest = additions.last?.date ?? 0
            guard let next = following(additions.map(\.fragment), addedAt: latest, at: moment) else {
                continue
            }
            if moment >= latest + duration(next) { additions.append((next, moment)) }
        }
        return additions
    }

    /// The fragment that comes after `shown`, as far as is known at `now`; those that are trimmed before their turn don't count.
    private func following(_ shown: [StoredFragment], addedAt date: Int64, at now: Int64) -> StoredFragment? {
        playable(at: now).first { fragment in
            let isLater = shown.allSatisfy {
                selector == .producer
                    ? clock($0) < clock(fragment)
                    : (clock($0), $0.sequence) < (clock(fragment), fragment.sequence)
            }
            let turn = max(date + duration(fragment), stored(fragment))
            return isLater && turn - server(fragment) <= retention
        }
    }

    /// What is stored at `now` of the range and of its oldest collection, in the order of the clock, without duplicates.
    private func playable(at now: Int64) -> [StoredFragment] {
        let here = collection.filter { stored($0) <= now && (now > opened || isThere($0, at: now)) }
        return withoutDuplicates(here).sorted { (clock($0), $0.sequence) < (clock($1), $1.sequence) }
    }

    /// "the first fragment ingested with a producer timestamp within the specified TimestampRange … In addition, the fragments …
    /// ingested immediately following the first fragment": as long as none is delayed 300 s more than all before.
    private var collection: [StoredFragment] {
        let inRange = fragments.filter { clock($0) >= start ?? 0 && clock($0) <= end ?? .max }
        let first = inRange.filter { isThere($0, at: opened) }.map(\.sequence).min()
        var members: [StoredFragment] = []
        for fragment in inRange where fragment.sequence >= first ?? .max {
            let longest = members.map { server($0) - producer($0) }.max()
            let delay = server(fragment) - producer(fragment)
            if selector == .server || delay <= (longest ?? delay) + 300_000 { members.append(fragment) }
        }
        return members
    }

    /// "if there are multiple fragments with the same start timestamp, the fragment that has the largest fragment number … is
    /// included", by PRODUCER_TIMESTAMP only.
    private func withoutDuplicates(_ all: [StoredFragment]) -> [StoredFragment] {
        guard selector == .producer else { return all }
        return all.filter { one in
            !all.contains { producer($0) == producer(one) && $0.sequence > one.sequence }
        }
    }
}
