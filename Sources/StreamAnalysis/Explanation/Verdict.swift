package import FoundationEssentials

/// What becomes of one archived fragment in one session.
package enum Verdict: Hashable, Sendable {
    /// Its playlists hold it, or held it.
    case served(Serving)
    /// They never hold it.
    case notServed(Omission)
    /// From outside it can't be known; where it is served, then so.
    case uncertain(Doubt, Serving)

    /// How it is served, or would be; `nil` where it isn't.
    package var serving: Serving? {
        switch self {
        case .served(let serving), .uncertain(_, let serving): serving
        case .notServed: nil
        }
    }
}

/// The place of a fragment in a session's playlists.
package struct Serving: Hashable, Sendable {
    /// How many fragments of the session come before it: EXT-X-MEDIA-SEQUENCE, counted from the session's first number.
    ///
    /// More than one value where it isn't known whether one of those before it is served.
    package var position: ClosedRange<Int>
    /// When it is added, at the earliest and at the latest.
    package var added: ClosedRange<Date>
    /// When it slides out, at the earliest and at the latest; `nil` where it stays to the end.
    package var removed: ClosedRange<Date>?
    /// EXTINF in milliseconds, at the least and at the most.
    package var durationMilliseconds: ClosedRange<Int64>
    /// EXT-X-PROGRAM-DATE-TIME, where the session shows dates.
    package var programDate: Date
    /// How it joins what comes before it, or `nil` where it is the session's first.
    package var joint: Joint?
    /// EXT-X-DISCONTINUITY stands before it; `nil` where it can't be known.
    package var isDiscontinuity: Bool?
    /// How long nothing came just before it, in milliseconds, where it was long enough to end LIVE sessions.
    package var silenceMilliseconds: Int64?
}

/// How a fragment joins the one that the session served before it.
package struct Joint: Hashable, Sendable {
    /// The one before.
    package var previous: FragmentNumber
    /// From its end to the next one's beginning in milliseconds, at the least and at the most; negative where they overlap.
    package var gapMilliseconds: ClosedRange<Int64>

    /// Fragments further apart, or overlapping by more, are discontinuous.
    ///
    /// Source: KVS API reference, GetHLSStreamingSessionURL, DiscontinuityMode. How ends are computed isn't stated there; here an
    /// end is the start plus EXTINF.
    package static let toleranceMilliseconds: Int64 = 50
    /// The same in seconds.
    package static let toleranceSeconds = Double(toleranceMilliseconds) / 1000

    /// Further apart than the service tolerates; `nil` where that can't be known.
    package var isDiscontinuous: Bool? {
        let (least, most) = (gapMilliseconds.lowerBound, gapMilliseconds.upperBound)
        if least > Self.toleranceMilliseconds || most < -Self.toleranceMilliseconds { return true }
        return least >= -Self.toleranceMilliseconds && most <= Self.toleranceMilliseconds ? false : nil
    }
}

/// The rule by which a session leaves a fragment out.
package enum Omission: Hashable, Sendable {
    /// The session can't be opened at all.
    case refused(SessionRefusal)
    /// It starts before StartTimestamp, even where it reaches into the range; by so many milliseconds.
    case beforeStart(milliseconds: Int64)
    /// It starts after EndTimestamp, by so many milliseconds.
    case afterEnd(milliseconds: Int64)
    /// It was older than the stream's retention by then.
    case outsideRetention
    /// Another fragment with the same producer timestamp has a larger number.
    case superseded(by: FragmentNumber)
    /// Another fragment with the same producer timestamp was in the playlist before.
    case repeated(of: FragmentNumber)
    /// It was ingested apart from the first fragment of the range.
    case otherCollection
    /// A newer fragment was in the playlist before it was stored.
    case olderThanNewest(FragmentNumber)
    /// LIVE: when the session was opened, enough newer ones were there to fill the playlist.
    case beforeOpening
    /// So many fragments of the range come before it, which fill the playlist.
    case overLimit(before: Int)
    /// ON_DEMAND: it wasn't stored yet when the session was opened.
    case notStoredYet
    /// The session expires before its turn comes, which is then.
    case expired(turn: Date)
}

/// Why a verdict can't be certain from outside.
package enum Doubt: String, CaseIterable, Hashable, Sendable {
    /// It and a newer one were stored at about the same time: the one stored first decides.
    case arrivalOrder = "arrival-order"
    /// It was being stored when the session was opened.
    case openingMoment = "opening-moment"
    /// Its turn comes when the session is about to expire.
    case expiryMoment = "expiry-moment"
    /// It is trimmed when its turn comes.
    case trimMoment = "trim-moment"
    /// Whether it belongs to the oldest ingested collection isn't defined.
    case collection
    /// Its twin with the same producer timestamp is uncertain.
    case twin
    /// It is the last one that fits, or the first one that doesn't.
    case limit
}
