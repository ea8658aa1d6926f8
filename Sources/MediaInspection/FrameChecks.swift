import MediaContainers

/// What can be wrong with a track's frames.
enum FrameChecks {
    /// A rule: what it finds in a track's frames, in words, or `nil`.
    private struct Rule: Sendable {
        let kind: MediaProblemKind
        let finds: @Sendable (FrameTally, FrameTiming?) -> String?
    }

    /// The problems of `track`, whose frames were counted in `tally`.
    static func problems(of track: CodedTrack, _ tally: FrameTally) -> [MediaProblem] {
        let timing = FrameTiming(tally.times)
        let special =
            switch track.content {
            case .video: ofVideo
            case .audio: ofAudio
            case .other: [] as [Rule]
            }
        return (special + ofAll).compactMap { rule in
            rule.finds(tally, timing).map { MediaProblem(rule.kind, track: track.number, $0) }
        }
    }

    private static let ofVideo = [
        Rule(kind: .noVideoFrames) { tally, _ in tally.count == 0 ? "0 frames" : nil },
        Rule(kind: .noKeyFrameFirst) { tally, _ in
            guard tally.count > 0, !tally.isFirstKeyFrame else { return nil }
            let first = tally.keyFrameTimes.first.map { "the first is at \(seconds($0))" }
            return "\(tally.count) frames, " + (first ?? "none is a key frame")
        },
        Rule(kind: .annexBFrames) { tally, _ in frames(tally.annexBCount, of: tally) },
        Rule(kind: .keyFrameWithoutIDR) { tally, _ in
            tally.falseKeyFrameCount == 0
                ? nil : "\(tally.falseKeyFrameCount) of \(tally.keyFrameCount) key frames"
        },
        Rule(kind: .doubleKeyFrame) { tally, _ in
            if tally.doubledPictureCount > 0 {
                return "two pictures in one frame, \(tally.doubledPictureCount) times"
            }
            let times = tally.doubledKeyFrameTimes
            return times.first.map { "\(times.count) times, first at \(seconds($0))" }
        },
        Rule(kind: .reorderedFrames) { _, timing in
            guard let timing, timing.isReordered else { return nil }
            return "\(timing.backwardCount) pictures, by up to \(seconds(timing.longestBackward))"
        },
        Rule(kind: .timestampsNotIncreasing) { _, timing in
            timing.flatMap { $0.isReordered ? nil : disorder($0) }
        },
    ]

    private static let ofAudio = [
        Rule(kind: .noAudioFrames) { tally, _ in tally.count == 0 ? "0 frames" : nil },
        Rule(kind: .timestampsNotIncreasing) { _, timing in timing.flatMap(disorder) },
    ]

    private static let ofAll = [
        Rule(kind: .brokenFrames) { tally, _ in frames(tally.brokenCount, of: tally) },
        Rule(kind: .irregularSteps) { _, timing in
            guard let timing, let step = timing.step,
                let worst = timing.irregular.max(by: { $0.length < $1.length })
            else { return nil }
            return
                "\(timing.irregular.count) distances, up to \(seconds(worst.length)) at \(seconds(worst.start)), "
                + "where \(seconds(step)) is usual"
        },
    ]

    private static func frames(_ count: Int, of tally: FrameTally) -> String? {
        count == 0 ? nil : "\(count) of \(tally.count) frames"
    }

    private static func disorder(_ timing: FrameTiming) -> String? {
        let parts = [
            timing.repeatedCount == 0 ? nil : "\(timing.repeatedCount) repeat",
            timing.backwardCount == 0
                ? nil : "\(timing.backwardCount) go back, by up to \(seconds(timing.longestBackward))",
        ].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private static func seconds(_ duration: Duration) -> String { MediaSeconds.text(duration) }
}

/// What can be wrong with a fragment as a whole.
enum FragmentChecks {
    /// The longest fragment. Source: KVS developer guide, quotas of PutMedia.
    private static let longest = Duration.seconds(20)

    /// The problems of `fragment`, which has media.
    static func problems(of fragment: InspectedFragment) -> [MediaProblem] {
        guard let main = fragment.mainTrack, let timing = main.timing else { return [] }
        let length = timing.last - timing.first
        if main.frameCount == 1 { return [MediaProblem(.singleFrame, track: main.number, "1 frame")] }
        return length > longest
            ? [MediaProblem(.tooLong, track: main.number, MediaSeconds.text(length))] : []
    }
}

/// Durations in words.
package enum MediaSeconds {
    /// `duration` with three decimals, `1.960 s`.
    package static func text(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let thousandth: Int64 = 1_000_000_000_000_000
        let isNegative = seconds < 0 || attoseconds < 0
        let rest = (attoseconds.magnitude + UInt64(thousandth / 2)) / UInt64(thousandth)
        let whole = seconds.magnitude + rest / 1000
        return "\(isNegative ? "−" : "")\(whole).\(String(1000 + rest % 1000).dropFirst()) s"
    }
}
