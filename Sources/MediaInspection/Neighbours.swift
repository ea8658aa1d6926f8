/// How a fragment differs from the one before it, where it should not.
enum Neighbours {
    /// The problems of `fragment` behind `previous`; both have tracks.
    static func problems(
        of fragment: InspectedFragment, behind previous: InspectedFragment
    ) -> [MediaProblem] {
        let changes = trackChange(from: previous.tracks, to: fragment.tracks)
        let common = fragment.tracks.compactMap { track in
            previous.tracks.first { $0.number == track.number }.flatMap { codecChange(from: $0, to: track) }
        }
        return changes + common + [timeProblem(of: fragment, behind: previous)].compactMap(\.self)
    }

    private static func trackChange(from old: [InspectedTrack], to new: [InspectedTrack]) -> [MediaProblem] {
        let (before, after) = (old.map(Self.name).sorted(), new.map(Self.name).sorted())
        guard before != after else { return [] }
        return [
            MediaProblem(
                .tracksChanged, "\(before.joined(separator: " and ")) → \(after.joined(separator: " and "))")
        ]
    }

    private static func name(of track: InspectedTrack) -> String {
        "\(track.content.rawValue) on track \(track.number)"
    }

    private static func codecChange(from old: InspectedTrack, to new: InspectedTrack) -> MediaProblem? {
        guard old.content == new.content else { return nil }
        guard old.codec == new.codec else {
            return MediaProblem(.codecChanged, track: new.number, "\(old.codec) → \(new.codec)")
        }
        guard old.codecPrivate != new.codecPrivate else { return nil }
        let differences = MediaField.differences(from: old.fields, to: new.fields)
        let detail =
            differences.isEmpty
            ? "\(old.codecPrivateByteCount) bytes → \(new.codecPrivateByteCount) bytes, the same fields"
            : differences.joined(separator: ", ")
        let hasOtherSize = old[MediaField.pictures] != new[MediaField.pictures]
        return MediaProblem(
            hasOtherSize ? .resolutionChanged : .codecPrivateChanged, track: new.number, detail)
    }

    /// What KVS calls a gap. Source: KVS API reference, DiscontinuityMode ON_DISCONTINUITY.
    private static let tolerance = Duration.milliseconds(50)

    private static func timeProblem(
        of fragment: InspectedFragment, behind previous: InspectedFragment
    ) -> MediaProblem? {
        guard let old = previous.extent, let new = fragment.extent else { return nil }
        let step = previous.mainTrack?.timing?.step ?? .zero
        let distance = new.lowerBound - old.upperBound
        let tolerance = max(tolerance, step * 3 / 2)
        if distance > tolerance { return MediaProblem(.mediaGap, MediaSeconds.text(distance)) }
        let overlap = old.upperBound - new.lowerBound
        return overlap > tolerance ? MediaProblem(.mediaOverlap, MediaSeconds.text(overlap)) : nil
    }
}
