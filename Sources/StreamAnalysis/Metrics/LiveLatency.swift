import FoundationEssentials
import HLS

extension MediaPlaylist {
    /// How much media it holds, in seconds: the sum of all EXTINF.
    var lengthSeconds: Double { segments.reduce(0) { $0 + $1.duration.inSeconds } }

    /// `date` minus the end of the newest segment, in seconds, or `nil` without a program date.
    ///
    /// Negative when the producer's clock runs ahead. Source: RFC 8216 §4.3.2.6.
    func liveLatencySeconds(at date: Date) -> Double? {
        guard let last = segments.last, let start = last.programDateTime else { return nil }
        return date.timeIntervalSince(start) - last.duration.inSeconds
    }
}
