/// What a producer sends, in which pieces.
package struct Medium: Hashable, Sendable {
    /// The film.
    package var film = FilmName.h264
    /// What is sent of it.
    package var tracks = FilmCut.Tracks.both
    /// How many pictures a fragment has.
    package var picturesPerFragment = Film.picturesPerGroup
    /// How long each picture is shown.
    package var pictureDuration = Film.pictureDuration
    /// By how much the border between two fragments lies earlier or later than it should, at most.
    package var durationJitter: Duration = .zero

    /// The usual film in the usual pieces.
    package init() {}

    /// How long a fragment lasts, but for jitter.
    package var fragmentDuration: Duration { pictureDuration * picturesPerFragment }
}
