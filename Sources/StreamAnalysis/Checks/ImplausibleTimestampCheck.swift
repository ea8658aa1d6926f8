import FoundationEssentials

/// Producer timestamps that can't be when the media was filmed, or were filmed long ago.
struct ImplausibleTimestampCheck: Check {
    static let kinds: [Finding.Kind] = [.implausibleTimestamp]

    /// The median of so many fragments decides, so that the finding begins with the third and ends with the third.
    private static let sampleCount = 5
    private static let leastCount = 3
    private static let subject = "producer-time"

    /// What is wrong, and since when.
    private var open: (fault: TimestampFault, from: Date)?

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard !changes.inserted.isEmpty, let last = stream.archive.newest?.fragment.number,
            let index = stream.archive.ingest.index(of: last)
        else { return }
        let recent = stream.archive.ingest.window(through: index, Self.sampleCount).map(\.fragment)
        guard recent.count >= Self.leastCount, let newest = recent.last else { return }
        let fault = TimestampFault(recent)
        if let open, open.fault != fault {
            ledger.resolve(.implausibleTimestamp, Self.subject, at: stream.now)
            self.open = nil
        }
        guard let fault else { return }
        let from = open?.from ?? stream.now
        open = (fault, from)
        ledger.put(finding(fault, newest, from: from), at: stream.now)
    }

    private func finding(_ fault: TimestampFault, _ newest: Fragment, from: Date) -> Finding {
        Finding(
            kind: .implausibleTimestamp, subject: Self.subject,
            severity: fault == .offlineUpload ? .notice : .warning, state: .confirmed, from: from, to: nil,
            fragments: [newest.number], cause: fault.rawValue,
            evidence: [
                .init("lag_seconds", .number(newest.lagSeconds)),
                .init("producer_timestamp", .date(newest.producerTimestamp)),
                .init("server_timestamp", .date(newest.serverTimestamp)),
            ],
            sentences: .init(
                what: fault.what(newest), why: fault.why, viewer: fault.viewer, next: fault.next))
    }
}

extension TimestampFault {
    fileprivate func what(_ newest: Fragment) -> String {
        let day = Wording.day(newest.producerTimestamp)
        let number = Wording.short(newest.number)
        let distance = Wording.span(abs(newest.lagSeconds))
        return switch self {
        case .relativeClock: "The producer's timestamps lie before 2000: \(number) is dated \(day)."
        case .offlineUpload:
            "What is sent now was filmed long ago: \(number) is dated \(day), \(distance) before it arrived."
        case .wrongDate: "The producer's timestamps are \(distance) old: \(number) is dated \(day)."
        case .future:
            "The producer's timestamps are \(distance) ahead of the server's: \(number) is dated \(day)."
        }
    }

    fileprivate var why: String {
        switch self {
        case .relativeClock:
            "No media for KVS was filmed before 2000: the timestamps count from when the producer was started, or its clock was never "
                + "set. PutMedia takes them as they are with FragmentTimecodeType ABSOLUTE (KVS API reference, PutMedia)."
        case .offlineUpload:
            "They are over 24 h behind the server's, and more than 1.5 s of media arrive a second: a recording is being uploaded."
        case .wrongDate:
            "They are over 24 h behind the server's, and media arrives as fast as it was filmed: the date is wrong, or a recording is "
                + "uploaded no faster than it plays."
        case .future:
            "Media can't arrive before it was filmed. Requests are refused where the clock that signs them is 5 min off (AWS Signature "
                + "Version 4), so the timestamps aren't the system clock's."
        }
    }

    fileprivate var viewer: String {
        switch self {
        case .offlineUpload:
            "LIVE shows it as if it were now; ON_DEMAND by producer time finds it where it was filmed."
        case .relativeClock, .wrongDate, .future:
            "LIVE plays with wrong dates; ON_DEMAND by producer time finds nothing where somebody looks for it."
        }
    }

    fileprivate var next: String {
        switch self {
        case .relativeClock:
            "Set the producer to absolute timestamps, and its clock (NTP) before it starts to send."
        case .offlineUpload: "Nothing, if the upload is wanted; use SERVER_TIMESTAMP to see it as it arrived."
        case .wrongDate, .future:
            "Set the device's date (NTP), and look where the producer takes its timestamps from."
        }
    }
}
