import CSourceMedia
package import MediaContainers

/// What the simulated camera films: a loop of 30 fragments with a visible counter and clock, and a beep at each start.
///
/// The article <doc:SourceMediaRecipe> says how it was made.
package struct SourceMedia: Sendable {
    /// One fragment of one track.
    package struct Part: Sendable {
        /// The frames in decoding order.
        package let samples: [Sample]
        /// The frames' bytes, one after the other.
        package let media: [UInt8]
    }

    /// One fragment.
    package struct Fragment: Sendable {
        /// Its pictures; the first one is a key frame.
        package let video: Part
        /// Its sound.
        package let audio: Part
        /// What ListFragments says: the frames, and what Matroska needs around them, roughly.
        package var byteCount: Int { video.media.count + audio.media.count + 900 }
    }

    /// How the pictures are decoded.
    package let video: TrackDescription
    /// How the sound is decoded.
    package let audio: TrackDescription
    /// The fragments of the loop.
    package let fragments: [Fragment]

    /// How long a picture is shown, and how long an AAC frame of 1024 samples lasts at 16 kHz.
    package static let frameDuration: Duration = .milliseconds(64)
    /// How many pictures, and how many AAC frames, a fragment has.
    package static let framesPerFragment = 32
    /// How long a fragment lasts.
    package static let fragmentDuration: Duration = frameDuration * framesPerFragment
    /// Pictures a second.
    package static let frameRate = 15.625

    /// The media that is compiled into the program.
    package static let embedded: SourceMedia = {
        let bytes = UnsafeBufferPointer(start: source_media_start(), count: source_media_count())
        do {
            return try SourceMedia(movie: Movie(parsing: Array(bytes)))
        } catch {
            preconditionFailure("The embedded media can't be read. \(error)")
        }
    }()

    /// Cuts `movie` into fragments.
    init(movie: Movie) throws(ContainerError) {
        guard let video = movie.tracks.first(where: { $0.description.media != .audio }),
            let audio = movie.tracks.first(where: { $0.description.media == .audio })
        else { throw .missing("trak") }
        // An encoder's first frames prepare it and aren't heard; whole frames, so that sound and pictures begin together.
        let primingFrames = Int(audio.priming) / Int(audio.samples.first?.duration ?? 1)
        let count = video.samples.count / Self.framesPerFragment
        guard audio.samples.count - primingFrames >= count * Self.framesPerFragment else {
            throw .truncated("mdat")
        }
        self.video = video.description
        self.audio = audio.description
        fragments = (0..<count).map { index in
            let range = index * Self.framesPerFragment..<(index + 1) * Self.framesPerFragment
            let heard = range.lowerBound + primingFrames..<range.upperBound + primingFrames
            return Fragment(
                video: Part(
                    samples: Array(video.samples[range]), media: movie.media(of: video, samples: range)),
                audio: Part(
                    samples: Array(audio.samples[heard]), media: movie.media(of: audio, samples: heard)))
        }
    }
}
