// The boxes that films and initialization segments have in common. Lengths stand in their 64-bit form: version 1.

extension ByteWriter {
    /// What a movie says of itself: its length is `duration` units of `timescale`. Source: ISO/IEC 14496-12 §8.2.2.
    mutating func appendMovieHeader(timescale: UInt32, duration: UInt64, nextTrackID: UInt32) {
        fullBox("mvhd", version: 1) { box in
            box.appendZeros(16)
            box.append(timescale)
            box.append(duration)
            let (normalRate, fullVolume): (UInt32, UInt16) = (0x0001_0000, 0x0100)
            box.append(normalRate)
            box.append(fullVolume)
            box.appendZeros(10)
            box.appendIdentityMatrix()
            box.appendZeros(24)
            box.append(nextTrackID)
        }
    }

    /// What the movie says of a track: its length is `duration` units of the movie's time scale. Source: ISO/IEC 14496-12 §8.3.2.
    mutating func appendTrackHeader(_ track: TrackDescription, duration: UInt64) {
        let isEnabledInMovie: UInt32 = 3
        fullBox("tkhd", version: 1, flags: isEnabledInMovie) { box in
            box.appendZeros(16)
            box.append(track.id)
            box.appendZeros(4)
            box.append(duration)
            box.appendZeros(12)
            box.append(UInt16(track.media == .audio ? 0x0100 : 0))
            box.appendZeros(2)
            box.appendIdentityMatrix()
            let size = track.media.size
            box.append(UInt32(UInt16(clamping: size.width)) << 16)
            box.append(UInt32(UInt16(clamping: size.height)) << 16)
        }
    }

    /// What a track is made of: `duration` units of its own time scale, and a table of its frames that `table` appends.
    mutating func appendMedia(
        _ track: TrackDescription, duration: UInt64, table: (inout ByteWriter) -> Void
    ) {
        box("mdia") { box in
            box.fullBox("mdhd", version: 1) { header in
                header.appendZeros(16)
                header.append(track.timescale)
                header.append(duration)
                let undeterminedLanguage: UInt16 = 0x55C4
                header.append(undeterminedLanguage)
                header.appendZeros(2)
            }
            box.fullBox("hdlr") { handler in
                handler.appendZeros(4)
                handler.append(track.media.handler.code)
                handler.appendZeros(13)
            }
            box.box("minf") { contents in
                contents.appendMediaHeader(track.media)
                contents.box("stbl", table)
            }
        }
    }

    /// How the codecs are told: one entry for each way in which frames are decoded. Source: ISO/IEC 14496-12 §8.5.2.
    mutating func appendSampleEntries(_ entries: [[UInt8]]) {
        fullBox("stsd") { box in
            box.append(UInt32(clamping: entries.count))
            for entry in entries { box.append(contentsOf: entry) }
        }
    }

    private mutating func appendMediaHeader(_ media: TrackDescription.Media) {
        switch media {
        case .video: fullBox("vmhd", flags: 1) { $0.appendZeros(8) }
        case .audio: fullBox("smhd") { $0.appendZeros(4) }
        }
        box("dinf") { box in
            box.fullBox("dref") { list in
                list.append(UInt32(1))
                let isInSameFile: UInt32 = 1
                list.fullBox("url ", flags: isInSameFile)
            }
        }
    }

    /// The transformation that changes nothing. Source: ISO/IEC 14496-12 §8.2.2.
    private mutating func appendIdentityMatrix() {
        for value: UInt32 in [0x0001_0000, 0, 0, 0, 0x0001_0000, 0, 0, 0, 0x4000_0000] { append(value) }
    }
}

extension TrackDescription.Media {
    /// The name of the handler for this kind of media. Source: ISO/IEC 14496-12 §8.4.3.
    fileprivate var handler: BoxType { self == .audio ? "soun" : "vide" }

    /// The size of the pictures; 0 for sound.
    fileprivate var size: (width: Int, height: Int) {
        switch self {
        case .video(let width, let height): (width, height)
        case .audio: (0, 0)
        }
    }
}
