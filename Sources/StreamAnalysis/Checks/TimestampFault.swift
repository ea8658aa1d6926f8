import FoundationEssentials

/// How a producer's time can be so wrong that it isn't a matter of seconds; raw values are the stable words.
enum TimestampFault: String, Sendable {
    /// Before 2000: it counts from when it was switched on, or its clock was never set.
    case relativeClock = "relative-clock"
    /// Over a day old, and sent faster than it was filmed.
    case offlineUpload = "offline-upload"
    /// Over a day off, and sent as it is filmed.
    case wrongDate = "wrong-date"
    /// Minutes ahead of the server.
    case future

    /// 2000-01-01: KVS came in 2017, so nothing was filmed for it before.
    static let firstPlausible = Date(timeIntervalSince1970: 946_684_800)
    /// Further behind is no delay any more, in seconds.
    static let behindSeconds = 86_400.0
    /// Requests are refused where the clock that signs them is 5 min off (AWS Signature Version 4), in seconds: it isn't the
    /// system's clock that is further ahead.
    static let aheadSeconds = 300.0

    /// What is wrong with most of `fragments`, which are in ingest order, or `nil` where their time is plausible.
    init?(_ fragments: [Fragment]) {
        guard let first = fragments.first, let last = fragments.last,
            let lag = Statistics.median(fragments.map(\.lagSeconds)),
            let time = Statistics.median(fragments.map(\.producerTimestamp.timeIntervalSince1970))
        else { return nil }
        if time < Self.firstPlausible.timeIntervalSince1970 {
            self = .relativeClock
        } else if lag < -Self.aheadSeconds {
            self = .future
        } else if lag > Self.behindSeconds {
            let filmed = last.producerTimestamp.timeIntervalSince(first.producerTimestamp)
            let sent = last.serverTimestamp.timeIntervalSince(first.serverTimestamp)
            self = filmed > 1.5 * sent ? .offlineUpload : .wrongDate
        } else {
            return nil
        }
    }
}
