import MediaContainers

/// What is remembered of a track's frames while they pass by: numbers, never the frames.
struct FrameTally {
    /// The most timestamps and key frames that are remembered; a fragment of 20 s has fewer frames at any usual rate.
    static let timeLimit = 8192

    private(set) var count = 0
    private(set) var byteCount = 0
    /// The times in the order of decoding, at most ``timeLimit``.
    private(set) var times: [Duration] = []
    /// Whether each of ``times`` is a key frame's.
    private(set) var areKeyFrames: [Bool] = []
    private(set) var keyFrameCount = 0
    private(set) var isFirstKeyFrame = false
    private(set) var annexBCount = 0
    private(set) var brokenCount = 0
    /// Key frames without a picture that decoding can begin with.
    private(set) var falseKeyFrameCount = 0
    /// Frames in which two such pictures begin.
    private(set) var doubledPictureCount = 0

    private let coding: VideoCoding?
    private let lengthByteCount: Int

    /// A tally of `track`'s frames, before the first.
    init(of track: CodedTrack, configuration: CodecConfiguration?) {
        coding = if case .video = track.content { VideoCoding(track.codec) } else { nil }
        // Without usable private data the usual length is the best guess.
        lengthByteCount = configuration?.nalLengthByteCount ?? 4
    }

    /// Counts `frame`, which is at `time` in its fragment.
    mutating func add(_ frame: CodedFrame, at time: Duration) {
        if count == 0 { isFirstKeyFrame = frame.isKeyFrame }
        count += 1
        byteCount += frame.data.count
        keyFrameCount += frame.isKeyFrame ? 1 : 0
        if times.count < Self.timeLimit {
            times.append(time)
            areKeyFrames.append(frame.isKeyFrame)
        }
        guard let coding else {
            brokenCount += frame.data.isEmpty ? 1 : 0
            return
        }
        let units = FrameUnits(frame.data, codec: coding, lengthByteCount: lengthByteCount)
        annexBCount += units.isAnnexB ? 1 : 0
        brokenCount += units.isBroken ? 1 : 0
        doubledPictureCount += units.entryPictureCount > 1 ? 1 : 0
        let isReadable = !units.isAnnexB && !units.isBroken
        falseKeyFrameCount += isReadable && frame.isKeyFrame && units.entryPictureCount == 0 ? 1 : 0
    }

    /// The times of key frames.
    var keyFrameTimes: [Duration] { zip(times, areKeyFrames).filter(\.1).map(\.0) }

    /// The times of key frames that follow directly on another, in a track that also has other frames.
    var doubledKeyFrameTimes: [Duration] {
        guard keyFrameCount < count else { return [] }
        return times.indices.dropFirst().filter { areKeyFrames[$0] && areKeyFrames[$0 - 1] }.map { times[$0] }
    }
}
