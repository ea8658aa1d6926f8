import FoundationEssentials
import HLS

extension MediaPlaylist {
    /// `date` minus the end of the newest segment, in seconds, or `nil` without a program date.
    ///
    /// Negative when the producer's clock runs ahead. Source: RFC 8216 §4.3.2.6.
    func liveLatencySeconds(at date: Date) -> Double? {
        guard let last = segments.last, let start = last.programDateTime else { return nil }
        return date.timeIntervalSince(start) - last.duration.inSeconds
    }
}
