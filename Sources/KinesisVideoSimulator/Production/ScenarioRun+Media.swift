extension ScenarioRun {
    /// What the stride `slot` shows, cut as `occurrence` wants it.
    func cut(slot: Int, in occurrence: Occurrence?, clockOffset: Duration) -> FilmCut {
        let medium = script.medium
        let nominal = trueTime(ofSlot: slot + 1) - trueTime(ofSlot: slot)
        // Where borders move, pictures are shown a little longer or shorter.
        let picture =
            medium.durationJitter == .zero
            ? medium.pictureDuration
            : .milliseconds(nominal.milliseconds / Int64(medium.picturesPerFragment))
        let filmed = nominal + overlap(occurrence, picture: picture)
        let groups =
            (medium.picturesPerFragment + Film.picturesPerGroup - 1) / Film.picturesPerGroup
        return FilmCut(
            film: occurrence?.fault.film ?? medium.film, tracks: occurrence?.fault.tracks ?? medium.tracks,
            start: trueTime(ofSlot: slot) - start, firstPicture: slot * groups * Film.picturesPerGroup,
            pictureCount: max(1, Int(filmed.milliseconds / picture.milliseconds)), pictureDuration: picture,
            duration: scaledByClockRate(filmed), filmedDuration: filmed)
    }

    /// How much of the next fragment a fragment holds, too: whole pictures, as the last one is shown no longer than others.
    private func overlap(_ occurrence: Occurrence?, picture: Duration) -> Duration {
        guard let overlap = occurrence?.fault.overlap, script.medium.tracks != .sound else {
            return occurrence?.fault.overlap ?? .zero
        }
        return picture * Int(overlap.milliseconds / picture.milliseconds)
    }
}
