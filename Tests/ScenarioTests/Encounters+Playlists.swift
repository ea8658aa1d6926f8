import FoundationEssentials
import StreamAnalysis

@testable import KinesisVideoSimulator

/// What is true of the playlists that came.
extension Encounters {
    /// Playlists that stood still while the archive grew, that jumped, and fragments that were never seen in them.
    func playlistFindings(of archive: [StoredFragment]) -> [ExpectedFinding] {
        let loads = loads(ofTrack: 1)
        return standstills(loads, archive) + unseen(loads, archive)
            + [1, 2].flatMap { jumps(self.loads(ofTrack: $0), track: $0) }
    }

    private func loads(ofTrack track: Int) -> [Load] {
        loads.filter { $0.track == track && !$0.window.fragments.isEmpty }
    }

    // MARK: Standing still

    /// The monitor tells how long an answer took in whole milliseconds.
    private static let roundingSeconds = 0.002

    private func standstills(_ loads: [Load], _ archive: [StoredFragment]) -> [ExpectedFinding] {
        var findings: [ExpectedFinding] = []
        var standstill: Standstill?
        for load in loads {
            if var known = standstill, load.newest <= known.newest {
                known.note(
                    load, overdue: overdueSeconds(load, since: known.from, archive),
                    isSilent: isSilent(load, archive))
                standstill = known
                continue
            }
            findings += standstill?.findings(to: load.ended) ?? []
            standstill = Standstill(from: load.ended, newest: load.newest)
        }
        return findings + (standstill?.findings(to: .distantFuture) ?? [])
    }

    /// Loads that show nothing new.
    private struct Standstill {
        /// When the newest segment was first seen.
        var from: Date
        /// What it is.
        var newest: Instant
        /// The first load that shows without doubt that it takes too long, and the first one that may.
        private var certain: Date?
        private var possible: Date?
        /// The first load that came while nothing was archived either.
        private var silent: Date?

        init(from: Date, newest: Instant) { (self.from, self.newest) = (from, newest) }

        mutating func note(_ load: Load, overdue: Double, isSilent: Bool) {
            if overdue > -roundingSeconds { possible = possible ?? load.ended }
            if overdue > roundingSeconds { certain = certain ?? load.ended }
            if isSilent { silent = silent ?? load.ended }
        }

        func findings(to end: Date) -> [ExpectedFinding] {
            let causes = [
                (
                    "playlist", certain ?? possible,
                    certain == nil ? ExpectedFinding.Necessity.allowed : .required
                ),
                ("producer-silent", silent, .allowed),
            ]
            return causes.compactMap { cause, seen, necessity in
                seen.map {
                    ExpectedFinding(
                        .stalePlaylist, cause: cause, from: from, to: end, evidenceComplete: $0,
                        necessity: necessity, span: .measured)
                }
            }
        }
    }

    /// Nothing was archived lately.
    private func isSilent(_ load: Load, _ archive: [StoredFragment]) -> Bool {
        let patience = 4.0
        return !archive.contains {
            $0.listable <= load.ended && load.ended.timeIntervalSince($0.listable) < patience
        }
    }

    /// For how much longer than 1.5 target durations, and 5 s, the playlist held nothing new although the archive did.
    private func overdueSeconds(_ load: Load, since growth: Date, _ archive: [StoredFragment]) -> Double {
        guard let newest = load.window.fragments.last else { return -.infinity }
        let listings = archive.lazy.filter {
            $0.capture.producerTimestamp > newest.capture.producerTimestamp
                && $0.capture.serverTimestamp > newest.capture.serverTimestamp
        }
        .compactMap { self.listed[$0.number] }.filter { $0 != self.firstListed }
        guard let listed = listings.min() else { return -.infinity }
        return load.asked.timeIntervalSince(max(growth, listed)) - max(5, 1.5 * load.targetSeconds)
    }

    // MARK: What nobody saw

    /// Fragments that were in playlists only while none of them came.
    private func unseen(_ loads: [Load], _ archive: [StoredFragment]) -> [ExpectedFinding] {
        let troubled = Set(openings.filter(\.isAfterTrouble).map(\.session))
        var newest = Instant.distantFuture
        var session: SessionID?
        return loads.flatMap { load -> [ExpectedFinding] in
            defer {
                (newest, session) = (
                    max(newest == .distantFuture ? .distantPast : newest, load.newest), load.session
                )
            }
            // Between sessions nobody expects to see anything.
            guard session == load.session || !troubled.contains(load.session),
                let first = load.window.fragments.first, let shown = listed[first.number]
            else { return [] }
            // A session begins with what was ingested last, whatever the producer's clock says.
            let ingested = load.window.fragments.map(\.capture.serverTimestamp).min() ?? .distantPast
            let isInOrder = { (fragment: StoredFragment) in
                fragment.capture.producerTimestamp < first.capture.producerTimestamp
            }
            return archive.filter {
                newest < $0.capture.producerTimestamp
                    && (isInOrder($0)
                        || session != load.session && $0.capture.serverTimestamp < ingested)
            }
            .compactMap { fragment in
                guard let listed = listed[fragment.number] else { return nil }
                let isDoubtful =
                    !isInOrder(fragment) || Self.isOvertaken(fragment, in: archive)
                    || Self.hasTwin(fragment, in: archive)
                return ExpectedFinding(
                    .missingFromPlaylist, cause: "slid-out-between-polls",
                    from: fragment.producerTimestamp, to: fragment.capture.producerEnd.date,
                    evidenceComplete: max(load.ended, listed, shown),
                    necessity: isDoubtful ? .allowed : .required)
            }
        }
    }

    /// Up to where it alone tells what was filmed.
    private static func end(of fragment: StoredFragment, in archive: [StoredFragment]) -> Date {
        let next = archive.lazy.map(\.capture.producerTimestamp)
            .filter { $0 > fragment.capture.producerTimestamp }.min()
        return min(fragment.capture.producerEnd, next ?? .distantFuture).date
    }

    /// Nobody could tell it from another one that was sent with the same timestamp.
    private static func hasTwin(_ fragment: StoredFragment, in archive: [StoredFragment]) -> Bool {
        archive.contains {
            $0.number != fragment.number && $0.capture.producerTimestamp == fragment.capture.producerTimestamp
        }
    }

    /// No LIVE playlist takes it: something newer was there before.
    private static func isOvertaken(_ fragment: StoredFragment, in archive: [StoredFragment]) -> Bool {
        archive.contains {
            $0.capture.producerTimestamp > fragment.capture.producerTimestamp
                && $0.capture.persisted < fragment.capture.persisted
        }
    }

    /// Windows that went on by more than their length within less than half of it.
    private func jumps(_ loads: [Load], track: Int) -> [ExpectedFinding] {
        let jumps = zip(loads, loads.dropFirst()).filter { before, after in
            let expected = before.window.mediaSequence + before.window.fragments.count
            return before.session == after.session && after.window.mediaSequence > expected
                && after.ended.timeIntervalSince(before.ended) < after.lengthSeconds / 2
        }
        return jumps.map(\.1).reduce(into: []) { findings, after in
            guard let first = after.window.fragments.first else { return }
            let end = first.producerTimestamp.addingTimeInterval(after.lengthSeconds)
            if let last = findings.last?.to,
                first.producerTimestamp.timeIntervalSince(last) < Self.joinSeconds
            {
                findings[findings.count - 1].to = max(last, end)
                findings[findings.count - 1].evidenceComplete = after.ended
                return
            }
            var jump = ExpectedFinding(
                .mediaSequenceJump, from: first.producerTimestamp, to: end, evidenceComplete: after.ended)
            jump.place = "track \(track)"
            findings.append(jump)
        }
    }

    /// What happens again so soon is one finding, in seconds.
    private static let joinSeconds = 10.0
}

extension Encounters.Load {
    /// The producer's clock at the newest fragment.
    fileprivate var newest: Instant { window.fragments.last?.capture.producerTimestamp ?? .distantPast }

    /// EXT-X-TARGETDURATION.
    fileprivate var targetSeconds: Double {
        let longest = window.fragments.map(\.duration).max() ?? .zero
        return max(1, (longest / .seconds(1)).rounded(.up))
    }

    /// How much media it shows, in seconds.
    fileprivate var lengthSeconds: Double {
        window.fragments.map { $0.duration / .seconds(1) }.reduce(0, +)
    }
}
