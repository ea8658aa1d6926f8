/// A stretch of a film that makes up one fragment.
package struct FilmCut: Hashable, Sendable {
    /// Which of a film's tracks are sent.
    package enum Tracks: String, CaseIterable, Hashable, Sendable {
        /// Pictures as track 1, sound as track 2.
        case both = "video+audio"
        /// Pictures alone.
        case pictures = "video"
        /// Sound alone, as track 1.
        case sound = "audio"
    }

    /// The film.
    package var film: FilmName
    /// What is sent of it.
    package var tracks: Tracks
    /// When the cut begins, on a time axis on which the film is repeated without end; sound is taken from there.
    package var start: Duration
    /// The first picture, counted over all repetitions; a key frame.
    package var firstPicture: Int
    /// How many pictures.
    package var pictureCount: Int
    /// How long each is shown, but for the last one.
    package var pictureDuration: Duration
    /// From the first frame to the end of the last one, which is stretched or cut to that; by the producer's clock.
    package var duration: Duration
    /// How long it took to film: the true time up to the end of the last frame.
    package var filmedDuration: Duration

    /// A cut; where nothing else is said, pictures follow each other evenly while it is filmed.
    package init(
        film: FilmName = .h264, tracks: Tracks = .both, start: Duration, firstPicture: Int,
        pictureCount: Int = Film.picturesPerGroup, pictureDuration: Duration = Film.pictureDuration,
        duration: Duration, filmedDuration: Duration? = nil
    ) {
        self.film = film
        self.tracks = tracks
        self.start = start
        self.firstPicture = firstPicture
        self.pictureCount = pictureCount
        self.pictureDuration = pictureDuration
        self.duration = duration
        self.filmedDuration = filmedDuration ?? pictureDuration * pictureCount
    }

    /// Up to the beginning of the last frame, which is what ListFragments says.
    package var length: Duration {
        tracks == .sound ? max(.zero, duration - Film.soundDuration) : pictureDuration * (pictureCount - 1)
    }
}

/// The films that are compiled into the program; all show the same.
package enum FilmName: String, CaseIterable, Hashable, Sendable {
    /// H.264 Main, 320 × 180.
    case h264
    /// H.265 Main, 320 × 180.
    case h265
    /// H.264 High, 256 × 144: a camera with other settings.
    case small
}
