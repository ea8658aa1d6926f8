import FoundationEssentials

/// Bits a second of media.
enum BitRate {
    /// Over so much media, in seconds, it is taken.
    private static let mediaSeconds = 30.0
    private static let mostFragments = 200

    /// The bit rate of the newest half minute of `archive`, or `nil` without fragments that last.
    static func recent(in archive: Archive) -> Double? {
        var (bytes, seconds) = (0.0, 0.0)
        for fragment in archive.history.suffix(mostFragments).reversed() {
            bytes += Double(fragment.fragment.byteCount)
            seconds += fragment.end.timeIntervalSince(fragment.fragment.producerTimestamp)
            if seconds >= mediaSeconds { break }
        }
        return seconds > 0 ? bytes * 8 / seconds : nil
    }
}
