import MediaContainers

extension CodedFragment {
    /// Every frame has the form that its codec demands, as far as can be told without decoding it.
    ///
    /// Pictures are NAL units with their lengths in front. Source: ISO/IEC 14496-15 §5.3.3.
    var isWellFormed: Bool {
        let lengthByteCounts = Dictionary(tracks.map { ($0.number, $0.nalLengthByteCount) }) { first, _ in
            first
        }
        return frames.allSatisfy { frame in
            guard let count = lengthByteCounts[frame.trackNumber] ?? nil else { return !frame.data.isEmpty }
            return Self.isFilled(frame.data, byUnitsWithLengthsOf: count)
        }
    }

    private static func isFilled(_ bytes: [UInt8], byUnitsWithLengthsOf count: Int) -> Bool {
        var position = 0
        while position < bytes.count {
            guard bytes.count - position >= count else { return false }
            let length = bytes[position..<position + count].reduce(0) { $0 << 8 | Int($1) }
            guard length > 0, length <= bytes.count - position - count else { return false }
            position += count + length
        }
        return position > 0
    }
}

extension CodedTrack {
    /// How many bytes the length before each NAL unit has, or `nil` where there are none.
    fileprivate var nalLengthByteCount: Int? {
        // Why codec private data can't be read is told before anything is made of them.
        (try? configuration())?.nalLengthByteCount
    }
}
