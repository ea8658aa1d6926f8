/// The end of the text: what spans the whole playlist is checked.
extension PlaylistDraft {
    /// The playlist, or `nil` where no tag decided its kind.
    mutating func finished() -> Playlist? {
        switch kind {
        case .media:
            media.version = common.version
            media.hasIndependentSegments = common.hasIndependentSegments
            media.start = common.start
            checkOpenSegment()
            checkTargetDuration()
            checkDiscontinuitySequence()
            return .media(media)
        case .multivariant:
            multivariant.version = common.version
            multivariant.hasIndependentSegments = common.hasIndependentSegments
            multivariant.start = common.start
            closeVariant()
            checkGroups()
            return .multivariant(multivariant)
        case nil:
            return nil
        }
    }

    /// Reports a variant whose URI never came.
    mutating func closeVariant() {
        guard let open = openVariant else { return }
        openVariant = nil
        report(
            open.line.diagnostic(
                .error, "EXT-X-STREAM-INF without a URI after it: the variant is left out",
                rule: .uriAfterStreamInf, fix: "Write the URI on the next line."))
    }

    private mutating func checkOpenSegment() {
        if let line = openLine.extinf {
            report(
                line.diagnostic(
                    .error, "EXTINF without a URI after it: the segment is left out", rule: .nextSegment,
                    fix: "Write the URI on the next line. If the text was cut, load it again."))
        } else if let line = openLine.other {
            report(
                line.diagnostic(
                    .notice, "\(line.tag.name) after the last segment is left out", rule: .nextSegment,
                    fix: "Write it together with the segment it applies to."))
        }
    }

    private mutating func checkTargetDuration() {
        guard let target = media.targetDuration else {
            return report(
                Diagnostic(
                    line: 1, severity: .error, message: "EXT-X-TARGETDURATION is missing",
                    rule: .targetDurationRequired, fix: "Write it before the first segment."))
        }
        let rounded =
            longest.duration.components.seconds
            + (longest.duration.components.attoseconds >= Int64(500_000_000_000_000_000) ? 1 : 0)
        guard rounded > target else { return }
        report(
            Diagnostic(
                line: longest.line, severity: .error,
                message:
                    "a segment of \(DecimalText.text(longest.duration)) s is longer than the target of \(target) s",
                rule: .targetDurationHolds, fix: "Raise EXT-X-TARGETDURATION or cut shorter segments."))
    }

    /// KVS leaves the tag out, and players that count discontinuities then lose track when the window slides.
    private mutating func checkDiscontinuitySequence() {
        guard media.mediaSequence > 1, media.discontinuitySequence == nil, !media.hasEndList,
            media.segments.contains(where: \.isDiscontinuity)
        else { return }
        report(
            Diagnostic(
                line: 1, severity: .notice,
                message: "the window slid over discontinuities and EXT-X-DISCONTINUITY-SEQUENCE is missing",
                rule: .discontinuitySequence,
                fix:
                    "Players that stall here play on where discontinuities are rare: ask for ON_DISCONTINUITY."
            ))
    }

    private mutating func checkGroups() {
        let groups = Set(multivariant.renditions.map(\.groupID))
        for variant in multivariant.variants {
            for group in [variant.audio, variant.video, variant.subtitles].compactMap({ $0 })
            where !groups.contains(group) {
                report(
                    Diagnostic(
                        line: 1, severity: .error,
                        message: "no EXT-X-MEDIA has the GROUP-ID “\(group)” that a variant names",
                        rule: .knownGroup, fix: "Add the rendition or drop the reference."))
            }
        }
    }
}
