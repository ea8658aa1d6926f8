extension MatroskaTag {
    /// The names of KVS's tags, as seen on the wire; the documentation spells some of them otherwise.
    package enum Name {
        /// The fragment's number.
        package static let fragmentNumber = "AWS_KINESISVIDEO_FRAGMENT_NUMBER"
        /// When the service began to receive the fragment.
        package static let serverTimestamp = "AWS_KINESISVIDEO_SERVER_TIMESTAMP"
        /// When the producer says that the fragment begins.
        package static let producerTimestamp = "AWS_KINESISVIDEO_PRODUCER_TIMESTAMP"
        /// Why there is no media.
        package static let errorCode = "AWS_KINESISVIDEO_ERROR_CODE"
        /// The same as a number.
        package static let errorID = "AWS_KINESISVIDEO_ERROR_ID"
    }

    /// The tags before a fragment, in the service's order; both times count from 1970.
    package static func fragment(
        number: String, serverTime: Duration, producerTime: Duration
    ) -> [MatroskaTag] {
        [
            MatroskaTag(name: Name.fragmentNumber, value: number),
            MatroskaTag(name: Name.serverTimestamp, value: serverTime.secondsAndMilliseconds),
            MatroskaTag(name: Name.producerTimestamp, value: producerTime.secondsAndMilliseconds),
        ]
    }
}

extension Duration {
    /// Whole milliseconds, rounded to the nearest.
    var milliseconds: Int {
        let attosecondsPerMillisecond: Int64 = 1_000_000_000_000_000
        let (seconds, attoseconds) = components
        let half = attoseconds < 0 ? -attosecondsPerMillisecond / 2 : attosecondsPerMillisecond / 2
        let (product, overflows) = seconds.multipliedReportingOverflow(by: 1000)
        guard !overflows else { return seconds < 0 ? .min : .max }
        let (sum, exceeds) = product.addingReportingOverflow((attoseconds + half) / attosecondsPerMillisecond)
        guard !exceeds else { return seconds < 0 ? .min : .max }
        return Int(sum)
    }

    /// Seconds with three decimals, such as `1511852109.126`.
    fileprivate var secondsAndMilliseconds: String {
        let whole = milliseconds
        let (seconds, rest) = whole.magnitude.quotientAndRemainder(dividingBy: 1000)
        let digits = String(rest)
        let padding = String(repeating: "0", count: 3 - digits.count)
        return "\(whole < 0 ? "-" : "")\(seconds).\(padding)\(digits)"
    }
}
