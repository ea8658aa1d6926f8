import MediaContainers

extension TrackDescription {
    /// How MP4 describes `track`.
    init(_ track: CodedTrack) {
        let film = Film.named(.h264)
        let isVideo = track.codec != .aac
        self.init(
            id: UInt32(track.number), media: isVideo ? film.descriptions[0].media : .audio,
            timescale: isVideo ? 90_000 : 16_000,
            sampleEntry: film.descriptions[isVideo ? 0 : 1].sampleEntry)
    }
}
