package import MediaContainers

extension FilmCut {
    /// How the cut is decoded; the same array for all cuts of a kind.
    package var codedTracks: [CodedTrack] { FilmSizes.of(film).tracks[tracks] ?? [] }

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
        let sizes = FilmSizes.of(film)
        let sound = soundStretch
        let pictures = tracks == .sound ? 0 : sizes.pictureBytes(from: firstPicture, count: pictureCount)
        return headers + pictures
            + (tracks == .pictures ? 0 : sizes.soundBytes(from: sound.first, count: sound.count))
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
        let (first, count, offset) = soundStretch
        // A producer's clock that runs fast or slow stretches the sound as it does the pictures.
        let stretch = duration - filmedDuration
        return (0..<count).map { index in
            let isLast = index == count - 1
            return CodedFrame(
                trackNumber: track, time: offset + Film.soundDuration * index,
                duration: Film.soundDuration + (isLast ? stretch : .zero), isKeyFrame: true,
                data: sound[(first + index).modulo(sound.count)].bytes)
        }
    }

    /// The first frame of sound that begins within the cut, how many do, and when the first one does.
    private var soundStretch: (first: Int, count: Int, offset: Duration) {
        let step = Film.soundDuration.milliseconds
        let first = (start.milliseconds + step - 1).flooredQuotient(by: step)
        let offset = first * step - start.milliseconds
        let count = max(0, (filmedDuration.milliseconds - offset + step - 1) / step)
        return (Int(first), Int(count), .milliseconds(offset))
    }
}

extension Int {
    /// The remainder that isn't negative; `divisor` is positive.
    func modulo(_ divisor: Int) -> Int {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }
}
