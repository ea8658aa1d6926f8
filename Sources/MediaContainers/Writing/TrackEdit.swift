/// Which of a track's media is shown, and when the movie has reached it. Source: ISO/IEC 14496-12 §8.6.6.
struct TrackEdit {
    /// When the first frame is shown, in the movie's time scale.
    let start: Int64
    /// How long the track is shown, in the movie's time scale.
    let duration: Int64
    /// From the first frame's decoding to the showing of the earliest one, in the track's time scale.
    private let mediaTime: Int64

    /// What is shown of `track`, in a movie that counts `timescale` units a second.
    init(_ track: ClipTrack, timescale: UInt32) {
        let scale = track.description.timescale
        start = Self.rescale(track.start, from: scale, to: timescale)
        duration = max(1, Self.rescale(track.end, from: scale, to: timescale) - start)
        mediaTime = max(0, track.start - track.decodingStart)
    }

    /// Appends the edit list of a movie that begins at `origin`, where one is needed.
    func append(origin: Int64, to writer: inout ByteWriter) {
        let delay = start - origin
        guard delay > 0 || mediaTime > 0 else { return }
        let nothing: Int64 = -1
        let wait = delay > 0 ? [(delay, nothing)] : []
        let edits = wait + [(duration, mediaTime)]
        writer.box("edts") { box in
            box.fullBox("elst", version: 1) { list in
                list.append(UInt32(edits.count))
                for (duration, time) in edits {
                    list.append(duration)
                    list.append(time)
                    let normalRate: UInt32 = 0x0001_0000
                    list.append(normalRate)
                }
            }
        }
    }

    /// `time` in units of `other`, to the nearest.
    private static func rescale(_ time: Int64, from scale: UInt32, to other: UInt32) -> Int64 {
        let (product, scale) = (Int128(time) * Int128(other), Int128(scale))
        let (quotient, rest) = (2 * product + scale).quotientAndRemainder(dividingBy: 2 * scale)
        let limit: Int128 = 1 << 60
        return Int64(max(-limit, min(limit, rest < 0 ? quotient - 1 : quotient)))
    }
}
