import FoundationEssentials
import HLS

/// A LIVE playlist never ends.
struct EndListCheck: Check {
    static let kinds: [Finding.Kind] = [.endList]

    /// The findings that are open, by track.
    private var open: [Int: String] = [:]

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard let step = changes.playlist else { return }
        let track = step.load.track
        guard step.load.playlist.hasEndList else {
            if let subject = open.removeValue(forKey: track) {
                ledger.resolve(.endList, subject, at: stream.now)
            }
            return
        }
        guard open[track] == nil else { return }
        let subject = "track-\(track)-session-\(step.load.session.ordinal)"
        open[track] = subject
        ledger.put(finding(subject, step), at: stream.now)
    }

    private func finding(_ subject: String, _ step: PlaylistStep) -> Finding {
        let playlist = step.load.playlist
        return Finding(
            kind: .endList, subject: subject, severity: .critical, state: .confirmed, from: step.load.date,
            to: nil,
            evidence: [
                .init("media_sequence", .count(playlist.mediaSequence)),
                .init("segments", .count(playlist.segments.count)),
                .init("track", .count(step.load.track)),
            ],
            sentences: .init(
                what:
                    "The live playlist of track \(step.load.track) says EXT-X-ENDLIST after "
                    + "\(Wording.count(playlist.segments.count, "segment")).",
                why:
                    "It says that nothing will be added (RFC 8216 §4.3.3.4); a LIVE session goes on until it expires.",
                viewer:
                    "Players stop at the end, as if the stream were over, and don't load the playlist again.",
                next: "Open a new session; if it ends as well, ask AWS support with the request ids."))
    }
}
