import CSourceMedia
package import MediaContainers

/// What the simulated camera films: a loop with a visible counter and clock, and a beep at the start of each group of pictures.
///
/// The article <doc:SourceMediaRecipe> says how it was made.
package struct Film: Sendable {
    /// The pictures' track, as track 1.
    package let pictureTrack: CodedTrack
    /// The sound's track, as track 2.
    package let soundTrack: CodedTrack
    /// The pictures in decoding order, without times.
    package let pictures: [Frame]
    /// The sound in frames of ``soundDuration``, without times.
    package let sound: [Frame]

    /// One frame of a film.
    package struct Frame: Sendable {
        /// Decoding can begin here.
        package let isKeyFrame: Bool
        /// The coded bytes.
        package let bytes: [UInt8]
    }

    /// How long a picture is shown, where a cut doesn't say otherwise.
    package static let pictureDuration: Duration = .milliseconds(64)
    /// How long an AAC frame of 1024 samples lasts at 16 kHz.
    package static let soundDuration: Duration = .milliseconds(64)
    /// From one key frame to the next.
    package static let picturesPerGroup = 32

    /// The film called `name`.
    package static func named(_ name: FilmName) -> Film {
        switch name {
        case .h264: h264
        case .h265: h265
        case .small: small
        }
    }

    private static let h264 = embedded(source_film(source_film_h264))
    private static let h265 = embedded(source_film(source_film_h265))
    private static let small = embedded(source_film(source_film_small))

    private static func embedded(_ film: source_media) -> Film {
        let bytes = UnsafeBufferPointer(start: film.start, count: film.count)
        do {
            return try Film(movie: Movie(parsing: Array(bytes)))
        } catch {
            preconditionFailure("The embedded media can't be read. \(error)")
        }
    }

    /// Takes `movie` apart.
    init(movie: Movie) throws(ContainerError) {
        guard let video = movie.tracks.first(where: { $0.description.media != .audio }),
            let audio = movie.tracks.first(where: { $0.description.media == .audio })
        else { throw .missing("trak") }
        // An encoder's first frames prepare it and aren't heard; whole frames, so that sound and pictures begin together.
        let primingFrames = Int(audio.priming) / Int(audio.samples.first?.duration ?? 1)
        pictureTrack = try CodedTrack(number: 1, video.description)
        soundTrack = try CodedTrack(number: 2, audio.description)
        let pictures = Self.frames(of: video, in: movie)
        self.pictures = pictures
        sound = Array(Self.frames(of: audio, in: movie).dropFirst(primingFrames).prefix(pictures.count))
        guard sound.count == pictures.count, pictures.count % Self.picturesPerGroup == 0 else {
            throw .truncated("mdat")
        }
    }

    private static func frames(of track: Track, in movie: Movie) -> [Frame] {
        track.samples.indices.map { index in
            Frame(
                isKeyFrame: track.samples[index].isSync,
                bytes: movie.media(of: track, samples: index..<index + 1))
        }
    }
}
