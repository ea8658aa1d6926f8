import MediaContainers

/// What the NAL units of one frame of video turn out to be, whatever the container says of it.
struct FrameUnits: Hashable {
    /// The frame opens with a start code, and can't be read as units with lengths.
    private(set) var isAnnexB = false
    /// A unit doesn't fit into the frame, or there is none.
    private(set) var isBroken = false
    /// How many pictures begin in the frame that decoding can begin with: IDR, and of H.265 all of IRAP.
    private(set) var entryPictureCount = 0

    /// Looks through a frame whose units have lengths of `lengthByteCount` bytes.
    init(_ frame: [UInt8], codec: VideoCoding, lengthByteCount: Int) {
        walk(frame, codec, lengthByteCount)
        // A length of 256 to 511 looks like a start code, too: only a frame that can't be walked has one.
        guard isBroken, frame.starts(with: [0, 0, 0, 1]) || frame.starts(with: [0, 0, 1]) else { return }
        (isAnnexB, isBroken) = (true, false)
    }

    private mutating func walk(_ frame: [UInt8], _ codec: VideoCoding, _ lengthByteCount: Int) {
        var rest = frame[...]
        isBroken = rest.isEmpty
        while !rest.isEmpty {
            guard rest.count >= lengthByteCount else {
                isBroken = true
                return
            }
            let length = rest.prefix(lengthByteCount).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(lengthByteCount)
            guard length > 0, length <= rest.count else {
                isBroken = true
                return
            }
            if codec.beginsEntryPicture(rest.prefix(length)) { entryPictureCount += 1 }
            rest = rest.dropFirst(length)
        }
    }
}

/// How pictures are coded, as far as their NAL units tell.
enum VideoCoding: Hashable {
    case h264, h265

    /// The coding of a track with this codec; `nil` for others.
    init?(_ codec: CodecID) {
        switch codec.canonical {
        case .h264: self = .h264
        case .h265: self = .h265
        default: return nil
        }
    }

    /// Whether `unit` is the first slice of a picture that decoding can begin with.
    ///
    /// Source: ITU-T H.264 §7.3.1, §7.3.3 and table 7-1; ITU-T H.265 §7.3.1.2, §7.3.6.1 and table 7-1. In both, the slice
    /// header's first bit is 1 only for a picture's first slice.
    func beginsEntryPicture(_ unit: ArraySlice<UInt8>) -> Bool {
        guard let header = unit.first else { return false }
        let isFirstSlice: UInt8 = 0x80
        switch self {
        case .h264:
            let idr: UInt8 = 5
            return header & 0x1F == idr && (unit.dropFirst().first ?? 0) & isFirstSlice != 0
        case .h265:
            let randomAccess: ClosedRange<UInt8> = 16...23
            return randomAccess.contains(header >> 1 & 0x3F)
                && (unit.dropFirst(2).first ?? 0) & isFirstSlice != 0
        }
    }
}

extension CodecID {
    /// The codec by the standard's name: the KVS API reference writes H.264's without the 4.
    var canonical: CodecID { rawValue == "V_MPEG/ISO/AVC" ? .h264 : self }
}
