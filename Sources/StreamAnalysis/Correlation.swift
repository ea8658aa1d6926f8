import FoundationEssentials
import HLS

/// How a segment of a playlist is found in the archive.
///
/// Playlists carried the real fragment number until 2019, a session counter for some time, and real numbers again since
/// 2022, so both are understood; the date is what is left.
enum Correlation: Hashable, Sendable {
    /// The URI carries the real fragment number.
    case number(FragmentNumber)
    /// EXT-X-PROGRAM-DATE-TIME is the producer timestamp, to the millisecond.
    case date(Date)
    /// Neither: whatever one guessed would be no evidence.
    case uncertain

    /// A number of fewer digits counts within the session.
    private static let leastDigits = 40
    /// How far a date may be off, in seconds.
    static let dateToleranceSeconds = 0.001

    /// What `segment` offers to be found by; its session's timestamps are the producer's.
    init(of segment: MediaSegment) {
        if let number = Self.fragmentNumber(in: segment.uri) {
            self = .number(number)
        } else if let date = segment.programDateTime {
            self = .date(date)
        } else {
            self = .uncertain
        }
    }

    /// The value of the URI's query parameter `FragmentNumber`, or `nil` where it is missing or too short to be real.
    static func fragmentNumber(in uri: String) -> FragmentNumber? {
        let bytes = Array(uri.utf8)
        let name = Array("FragmentNumber=".utf8)
        guard let query = bytes.firstIndex(of: UInt8(ascii: "?")) else { return nil }
        for parameter in bytes[(query + 1)...].split(separator: UInt8(ascii: "&"))
        where parameter.starts(with: name) {
            let digits = parameter.dropFirst(name.count)
            guard digits.count >= leastDigits, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
                return nil
            }
            return FragmentNumber(String(decoding: digits, as: UTF8.self))
        }
        return nil
    }

    /// Where the history holds the fragment, or `nil` where it doesn't. Of several with one date it is the one with the
    /// largest number. Source: KVS API reference, GetHLSStreamingSessionURL, FragmentSelectorType.
    func position(in archive: Archive) -> Int? {
        switch self {
        case .number(let number):
            guard let index = archive.ingest.index(of: number) else { return nil }
            return archive.history.index(of: archive.ingest[index].fragment)
        case .date(let date):
            // Dates are doubles: half a millisecond more lets an exact millisecond pass.
            let slack = Self.dateToleranceSeconds + 0.0005
            let history = archive.history
            let after = history.firstIndex(atOrAfter: date.addingTimeInterval(slack))
            guard after > 0 else { return nil }
            let found = history[after - 1].fragment.producerTimestamp
            return abs(found.timeIntervalSince(date)) < slack ? after - 1 : nil
        case .uncertain:
            return nil
        }
    }
}

extension FragmentNumber {
    /// The number that a segment's URI tells, or `nil` where it is missing or too short to be real.
    public init?(inURI uri: String) {
        guard let number = Correlation.fragmentNumber(in: uri) else { return nil }
        self = number
    }
}
