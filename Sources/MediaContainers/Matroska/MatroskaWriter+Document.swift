extension MatroskaWriter {
    /// The EBML header and the start of a Segment of unknown size. Source: RFC 8794 §11.2, RFC 9559 §4.
    static let documentStart: [UInt8] = {
        var writer = MatroskaWriter()
        writer.master(.ebml) { ebml in
            // Versions 1 of EBML, IDs of four bytes, sizes of eight; SimpleBlocks came with version 2 of Matroska.
            for (id, number) in [(0x4286, 1), (0x42F7, 1), (0x42F2, 4), (0x42F3, 8)] as [(UInt32, UInt64)] {
                ebml.unsigned(MatroskaID(rawValue: id), number)
            }
            ebml.text(.docType, "matroska")
            for id in [0x4287, 0x4285] as [UInt32] { ebml.unsigned(MatroskaID(rawValue: id), 2) }
        }
        writer.append(segmentStart)
        return writer.bytes
    }()

    /// All that precedes the tags of `fragment`'s document.
    static func header(of fragment: CodedFragment, tick: MatroskaTick) -> [UInt8] {
        var writer = MatroskaWriter()
        writer.append(documentStart)
        writer.master(.info) { info in
            info.unsigned(.timestampScale, UInt64(clamping: tick.nanoseconds))
            for id in [MatroskaID.muxingApp, .writingApp] { info.text(id, "kvsmon") }
        }
        writer.master(.tracks) { tracks in
            for track in fragment.tracks {
                tracks.entry(track, defaultDuration: fragment.commonDuration(track: track.number))
            }
        }
        return writer.bytes
    }

    /// The element `Tags`; nothing where there are none.
    static func tags(_ tags: [MatroskaTag]) -> [UInt8] {
        guard !tags.isEmpty else { return [] }
        var writer = MatroskaWriter()
        writer.master(.tags) { element in
            element.master(.tag) { tag in
                // The tags are about the whole: RFC 9559 §5.1.8.1.1.
                tag.master(.targets) { _ in }
                for each in tags {
                    tag.master(.simpleTag) { simple in
                        simple.text(.tagName, each.name)
                        simple.text(.tagString, each.value)
                    }
                }
            }
        }
        return writer.bytes
    }

    /// A cluster of known size with all `frames`, which count from `start`.
    static func cluster(_ frames: [CodedFrame], at start: Duration, tick: MatroskaTick) -> [UInt8] {
        var writer = MatroskaWriter()
        writer.master(.cluster) { cluster in
            cluster.unsigned(.timestamp, UInt64(clamping: tick.count(in: start)))
            for frame in frames { cluster.simpleBlock(frame, tick: tick) }
        }
        return writer.bytes
    }

    private mutating func simpleBlock(_ frame: CodedFrame, tick: MatroskaTick) {
        let isKeyFrame: UInt8 = 0x80
        let time = UInt16(bitPattern: Int16(clamping: tick.count(in: frame.time)))
        let head = Self.trackNumber(frame.trackNumber) + [UInt8(time >> 8), UInt8(time & 0xFF)]
        element(.simpleBlock, head + [frame.isKeyFrame ? isKeyFrame : 0] + frame.data)
    }

    /// The number of a track in the shortest of the forms that hold any: one byte, or eight.
    private static func trackNumber(_ number: Int) -> [UInt8] {
        let beyondOneByte = 0x7F
        if (0..<beyondOneByte).contains(number) { return [0x80 | UInt8(number)] }
        let long = UInt64(clamping: number)
        return [0x01]
            + stride(from: 48, through: 0, by: -8).map { UInt8(truncatingIfNeeded: long >> UInt64($0)) }
    }

    private mutating func entry(_ track: CodedTrack, defaultDuration: Duration?) {
        master(.trackEntry) { entry in
            let number = UInt64(clamping: track.number)
            for id in [MatroskaID.trackNumber, .trackUID] { entry.unsigned(id, number) }
            entry.unsigned(.trackType, track.content.kind)
            entry.unsigned(.flagLacing, 0)
            if let defaultDuration {
                entry.unsigned(.defaultDuration, UInt64(clamping: defaultDuration.nanoseconds))
            }
            entry.text(.codecID, track.codec.rawValue)
            if !track.codecPrivate.isEmpty { entry.element(.codecPrivate, track.codecPrivate) }
            entry.content(track.content)
        }
    }

    private mutating func content(_ content: CodedTrack.Content) {
        switch content {
        case .video(let width, let height):
            master(.video) { video in
                video.unsigned(.pixelWidth, UInt64(clamping: width))
                video.unsigned(.pixelHeight, UInt64(clamping: height))
            }
        case .audio(let frequency, let channels):
            master(.audio) { audio in
                audio.float(.samplingFrequency, Double(frequency))
                audio.unsigned(.channels, UInt64(clamping: channels))
            }
        case .other: break
        }
    }
}

extension CodedTrack.Content {
    fileprivate var kind: UInt64 {
        switch self {
        case .video: MatroskaTrackEntry.Kind.video
        case .audio: MatroskaTrackEntry.Kind.audio
        case .other: MatroskaTrackEntry.Kind.subtitle
        }
    }
}

extension CodedFragment {
    /// What all frames of a track say that they last; `nil` where they differ or don't say.
    fileprivate func commonDuration(track number: Int) -> Duration? {
        let durations = Set(frames.lazy.filter { $0.trackNumber == number }.map(\.duration))
        guard durations.count == 1, let duration = durations.first ?? nil, duration > .zero else {
            return nil
        }
        return duration
    }
}

extension MatroskaTick {
    /// How many ticks `duration` has, rounded to the nearest.
    fileprivate func count(in duration: Duration) -> Int {
        let length = max(1, Int(nanoseconds / Self.millisecond.nanoseconds))
        let (milliseconds, half) = (duration.milliseconds, length / 2)
        guard milliseconds.magnitude < UInt(Int.max - half) else { return milliseconds / length }
        return (milliseconds + (milliseconds < 0 ? -half : half)) / length
    }
}

extension Duration {
    /// Whole nanoseconds, rounded down; at most some 292 years.
    fileprivate var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (product, overflows) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflows else { return seconds < 0 ? .min : .max }
        let (sum, exceeds) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
        return exceeds ? product : sum
    }
}
