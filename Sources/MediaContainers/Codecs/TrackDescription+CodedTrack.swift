extension TrackDescription {
    /// How MP4 describes `track`, or `nil` for a codec other than H.264, H.265 and AAC.
    ///
    /// The codec private data go in as they are, so they should have been read before.
    package init?(_ track: CodedTrack, timescale: UInt32) {
        guard let id = UInt32(exactly: track.number) else { return nil }
        switch (track.codec, track.content) {
        case (.h264, .video(let width, let height)):
            self.init(
                id: id, media: .video(width: width, height: height), timescale: timescale,
                sampleEntry: SampleEntry.video("avc1", "avcC", track.codecPrivate, (width, height)))
        case (.h265, .video(let width, let height)):
            self.init(
                id: id, media: .video(width: width, height: height), timescale: timescale,
                sampleEntry: SampleEntry.video("hvc1", "hvcC", track.codecPrivate, (width, height)))
        case (.aac, .audio(let frequency, let channels)):
            self.init(
                id: id, media: .audio, timescale: timescale,
                sampleEntry: SampleEntry.audio(
                    track.codecPrivate, samplesPerSecond: frequency, channels: channels))
        default: return nil
        }
    }
}

extension CodedTrack {
    /// The track that MP4 describes as `description`, with the number that it has elsewhere.
    package init(number: Int, _ description: TrackDescription) throws(ContainerError) {
        let entry = try Box(startOf: description.sampleEntry[...])
        switch (entry.type, description.media) {
        case ("avc1", .video(let width, let height)), ("avc3", .video(let width, let height)):
            self.init(
                number: number, codec: .h264, content: .video(width: width, height: height),
                codecPrivate: try SampleEntry.private("avcC", ofVideo: entry))
        case ("hvc1", .video(let width, let height)), ("hev1", .video(let width, let height)):
            self.init(
                number: number, codec: .h265, content: .video(width: width, height: height),
                codecPrivate: try SampleEntry.private("hvcC", ofVideo: entry))
        case ("mp4a", .audio):
            let sound = try SampleEntry.sound(entry)
            self.init(
                number: number, codec: .aac,
                content: .audio(samplesPerSecond: sound.samplesPerSecond, channels: sound.channels),
                codecPrivate: sound.config)
        default: throw .malformed(entry.type, "it isn't H.264, H.265 or AAC")
        }
    }
}
