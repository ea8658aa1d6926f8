import MediaContainers

/// What is asked of a film for every fragment, computed once: how it is decoded, and how many bytes its frames have.
struct FilmSizes: Sendable {
    /// The tracks that are sent; the same array for all fragments, so that comparing them takes no time.
    let tracks: [FilmCut.Tracks: [CodedTrack]]
    private let pictures: [Int]
    private let sound: [Int]

    /// What is known of the film called `name`.
    static func of(_ name: FilmName) -> FilmSizes {
        guard let sizes = all[name] else { preconditionFailure("No film is called \(name)") }
        return sizes
    }

    private static let all = Dictionary(
        uniqueKeysWithValues: FilmName.allCases.map { ($0, FilmSizes(Film.named($0))) })

    private init(_ film: Film) {
        var soundAlone = film.soundTrack
        soundAlone.number = 1
        tracks = [
            .both: [film.pictureTrack, film.soundTrack], .pictures: [film.pictureTrack],
            .sound: [soundAlone],
        ]
        pictures = Self.sums(film.pictures)
        sound = Self.sums(film.sound)
    }

    /// How many bytes `count` pictures have from the picture `first` on, over all repetitions of the film.
    func pictureBytes(from first: Int, count: Int) -> Int {
        Self.bytes(pictures, until: first + count) - Self.bytes(pictures, until: first)
    }

    /// The same for frames of sound.
    func soundBytes(from first: Int, count: Int) -> Int {
        Self.bytes(sound, until: first + count) - Self.bytes(sound, until: first)
    }

    /// The bytes before each frame, and last those of all.
    private static func sums(_ frames: [Film.Frame]) -> [Int] {
        frames.reduce(into: [0]) { sums, frame in sums.append((sums.last ?? 0) + frame.bytes.count) }
    }

    private static func bytes(_ sums: [Int], until index: Int) -> Int {
        let count = sums.count - 1
        let rest = index.modulo(count)
        return (index - rest) / count * (sums.last ?? 0) + sums[rest]
    }
}
