/// A track of a clip: the tables of its frames, and the frames.
struct ClipTrack: Hashable, Sendable {
    /// The frames of one part; they lie in the file one after the other.
    struct Chunk: Hashable, Sendable {
        /// Which part, from 0.
        var part: Int
        /// Which of the track's sample entries tells how they are decoded, from 1.
        var entryNumber: UInt32
        /// The frames in decoding order; at least one.
        var frames: [CodedFrame]
        /// How many bytes they have.
        var byteCount: Int
    }

    /// The number that frames refer to.
    let number: Int
    /// How the track was decoded at first.
    let description: TrackDescription
    /// How frames are decoded, one entry after each change of the codec private data to some not seen before.
    private(set) var sampleEntries: [[UInt8]] = []
    /// What the tables say of each frame.
    private(set) var samples: [Sample] = []
    /// The frames.
    private(set) var chunks: [Chunk] = []
    /// When the first frame is decoded, in units of the track's time scale.
    private(set) var decodingStart: Int64 = 0
    /// When the first frame is shown, in these units.
    private(set) var start: Int64 = .max
    /// When the last frame was shown to its end, in these units.
    private(set) var end: Int64 = .min

    private let codec: CodecID
    private var lastDecodeTime: Int64 = 0

    /// A track without frames that is decoded like `track`; `nil` for a codec other than H.264, H.265 and AAC.
    init?(_ track: CodedTrack) {
        guard let description = TrackDescription(track, timescale: track.timescale) else { return nil }
        number = track.number
        codec = track.codec
        self.description = description
    }

    /// From the first frame's decoding to the end of the last one, in units of the track's time scale.
    var duration: Int64 { samples.reduce(0) { $0 + Int64($1.duration) } }

    /// Appends the frames of part number `index`, in which this track is `track`.
    mutating func append(_ part: Clip.Part, at index: Int, as track: CodedTrack) {
        let frames = part.fragment.frames(ofTrack: number)
        guard track.codec == codec, chunks.last?.part != index, let entry = entryNumber(of: track) else {
            return
        }
        let timeline = timeline(of: frames, from: part.start)
        guard let first = timeline.entries.first, let last = timeline.entries.last else { return }
        if let previous = samples.indices.last {
            // The frame before lasts until this one, over a gap or into an overlap.
            samples[previous].duration = UInt32(clamping: first.decodeTime - lastDecodeTime)
        } else {
            decodingStart = first.decodeTime
        }
        samples += zip(frames, timeline.entries).map(Sample.init)
        chunks.append(
            Chunk(
                part: index, entryNumber: entry, frames: frames,
                byteCount: frames.reduce(0) { $0 + $1.data.count }))
        lastDecodeTime = last.decodeTime
        (start, end) = (min(start, timeline.start), max(end, timeline.end))
    }

    private func timeline(of frames: [CodedFrame], from start: Duration) -> DecodingTimeline {
        let timeline = DecodingTimeline(of: frames, from: start, timescale: description.timescale)
        return samples.isEmpty ? timeline : timeline.notDecoding(before: lastDecodeTime)
    }

    private mutating func entryNumber(of track: CodedTrack) -> UInt32? {
        guard let entry = TrackDescription(track, timescale: description.timescale)?.sampleEntry else {
            return nil
        }
        if let known = sampleEntries.firstIndex(of: entry) { return UInt32(known + 1) }
        sampleEntries.append(entry)
        return UInt32(sampleEntries.count)
    }
}
