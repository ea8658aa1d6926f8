import FoundationEssentials
import HLS

/// What a fresh session says of its media differs from what the one before said.
struct CodecsCheck: Check {
    static let kinds: [Finding.Kind] = [.codecsChanged]

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard let before = changes.multivariantBefore, let load = stream.multivariant,
            load.session != before.session,
            let old = Media(of: before.playlist), let new = Media(of: load.playlist),
            let cause = Cause.allCases.first(where: { $0.differs(old, new) })
        else { return }
        ledger.put(finding(load, cause, from: old, to: new), at: stream.now)
    }

    /// What is told of a session's media.
    private struct Media {
        var codecs: [String]
        var resolution: Resolution?

        /// The first variant's; KVS has only one. `nil` where nothing is told.
        init?(of playlist: MultivariantPlaylist) {
            guard let variant = playlist.variants.first, !variant.codecs.isEmpty else { return nil }
            codecs = variant.codecs.sorted()
            resolution = variant.resolution
        }

        /// `avc1`, `hvc1`, `mp4a`: what the name begins with. Source: RFC 6381 §3.3.
        var types: [String] { codecs.map { String($0.prefix { $0 != "." }) } }

        var words: String {
            let size = resolution.map { " \($0.width)x\($0.height)" } ?? ""
            return codecs.joined(separator: ",") + size
        }
    }

    private enum Cause: String, CaseIterable {
        case tracks, codec, resolution, profile

        func differs(_ one: Media, _ other: Media) -> Bool {
            switch self {
            case .tracks: one.codecs.count != other.codecs.count
            case .codec: one.types != other.types
            case .resolution: one.resolution != other.resolution
            case .profile: one.codecs != other.codecs
            }
        }

        var isSurvived: Bool { self == .resolution || self == .profile }
    }

    private func finding(
        _ load: MultivariantLoad, _ cause: Cause, from old: Media, to new: Media
    ) -> Finding {
        Finding(
            kind: .codecsChanged, subject: "session-\(load.session.ordinal)",
            severity: cause.isSurvived ? .notice : .warning, state: .confirmed, from: load.date,
            to: load.date,
            cause: cause.rawValue,
            evidence: [.init("before", .text(old.words)), .init("after", .text(new.words))],
            sentences: .init(
                what:
                    "Session \(load.session.ordinal) plays \(new.words); the one before played \(old.words).",
                why:
                    "A session takes tracks and codecs from its first fragment; within it codec private data may change, the number of "
                    + "tracks and the codec may not (KVS API reference, GetHLSStreamingSessionURL).",
                viewer: cause.isSurvived
                    ? "Viewers see another picture size or quality."
                    : "Viewers with a session from before get an error at the change and need a new URL.",
                next: "Look whether the camera was set anew or exchanged."))
    }
}
