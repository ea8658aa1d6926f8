package import MediaContainers

extension FilmCut {
    /// How the cut is decoded.
    package var codedTracks: [CodedTrack] {
        let film = Film.named(film)
        switch tracks {
        case .both: return [film.pictureTrack, film.soundTrack]
        case .pictures: return [film.pictureTrack]
        case .sound:
            var track = film.soundTrack
            track.number = 1
            return [track]
        }
    }

    /// The frames, track after track.
    package var codedFragment: CodedFragment {
        switch tracks {
        case .both: CodedFragment(tracks: codedTracks, frames: pictureFrames + soundFrames(track: 2))
        case .pictures: CodedFragment(tracks: codedTracks, frames: pictureFrames)
        case .sound: CodedFragment(tracks: codedTracks, frames: soundFrames(track: 1))
        }
    }

    /// What Matroska would need for it, roughly.
    package var byteCount: Int {
        let headers = 900
        return codedFragment.frames.reduce(headers) { $0 + $1.data.count }
    }

    private var pictureFrames: [CodedFrame] {
        let pictures = Film.named(film).pictures
        return (0..<pictureCount).map { index in
            let picture = pictures[(firstPicture + index).modulo(pictures.count)]
            let time = pictureDuration * index
            return CodedFrame(
                trackNumber: 1, time: time,
                duration: index == pictureCount - 1 ? duration - time : pictureDuration,
                isKeyFrame: picture.isKeyFrame, data: picture.bytes)
        }
    }

    /// The sound that begins while the pictures are shown; it goes on evenly from cut to cut.
    private func soundFrames(track: Int) -> [CodedFrame] {
        let sound = Film.named(film).sound
        let step = Film.soundDuration.milliseconds
        let first = Int((start.milliseconds + step - 1).flooredQuotient(by: step))
        let offset = Int64(first) * step - start.milliseconds
        let nominal = pictureDuration.milliseconds * Int64(pictureCount)
        // A producer's clock that runs fast or slow stretches the sound as it does the pictures.
        let stretch = duration.milliseconds - nominal
        let count = max(0, Int((nominal - offset + step - 1) / step))
        return (0..<count).map { index in
            let time = Duration.milliseconds(offset + Int64(index) * step)
            let isLast = index == count - 1
            return CodedFrame(
                trackNumber: track, time: time,
                duration: Film.soundDuration + (isLast ? .milliseconds(stretch) : .zero), isKeyFrame: true,
                data: sound[(first + index).modulo(sound.count)].bytes)
        }
    }
}

extension Int {
    /// The remainder that isn't negative; `divisor` is positive.
    func modulo(_ divisor: Int) -> Int {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }
}
