import FoundationEssentials

extension Omission {
    /// The rule in few words, for a table; the stable word in front of it is what JSON shows.
    package var outline: (word: String, text: String) {
        switch self {
        case .refused(let refusal): ("session-refused", refusal.outline)
        case .beforeStart(let milliseconds):
            ("before-start", "starts \(Wording.span(Double(milliseconds) / 1000)) before StartTimestamp")
        case .afterEnd(let milliseconds):
            ("after-end", "starts \(Wording.span(Double(milliseconds) / 1000)) after EndTimestamp")
        case .outsideRetention: ("outside-retention", "older than the stream's retention by then")
        case .superseded(let number):
            ("superseded-duplicate", "\(Wording.short(number)) has its timestamp and a larger number")
        case .repeated(let number):
            ("repeated-duplicate", "\(Wording.short(number)), with its timestamp, was there first")
        case .otherCollection: ("other-collection", "ingested apart from the range's first fragment")
        case .olderThanNewest(let number):
            ("older-than-newest", "\(Wording.short(number)) is newer and was there first")
        case .beforeOpening: ("before-opening", "newer ones filled the playlist at the opening")
        case .overLimit(let count):
            ("over-limit", "\(Wording.count(count, "fragment")) before it fill the playlist")
        case .notStoredYet: ("not-stored-yet", "wasn't stored when the session was opened")
        case .expired(let turn): ("expired", "the session ends before its turn at \(Wording.clock(turn))")
        }
    }

    /// The rule and its source.
    var why: String {
        let reference = "(KVS API reference, GetHLSStreamingSessionURL"
        switch self {
        case .refused(let refusal): return refusal.why
        case .beforeStart(let milliseconds):
            return
                "It starts \(Wording.span(Double(milliseconds) / 1000)) before StartTimestamp. Only fragments that start at it or "
                + "later are in the session, even where an earlier one reaches into the range (KVS API reference, HLSTimestampRange)."
        case .afterEnd(let milliseconds):
            return
                "It starts \(Wording.span(Double(milliseconds) / 1000)) after EndTimestamp, which counts start times, itself "
                + "included (KVS API reference, HLSTimestampRange)."
        case .outsideRetention:
            return
                "Its server timestamp was older than the stream's retention when its turn came, so it was trimmed."
        case .superseded(let number):
            return
                "\(Wording.short(number)) has the same producer timestamp and a larger number. Of such fragments playlists take the "
                + "largest number \(reference), FragmentSelectorType)."
        case .repeated(let number):
            return
                "\(Wording.short(number)) has the same producer timestamp and was in the playlist when this one was stored. Equal "
                + "timestamps are one fragment \(reference), FragmentSelectorType), and what a playlist has shown it keeps (RFC 8216 §6.2.1)."
        case .otherCollection:
            return
                "The session takes the first fragment ingested in its range and those ingested immediately after it \(reference), "
                + "FragmentSelectorType). This one came minutes later than its neighbours in producer time: another upload of the same time."
        case .olderThanNewest(let number):
            return
                "\(Wording.short(number)) starts later and was in the playlist before this one was stored. A playlist never adds a "
                + "fragment older than its newest, and never fills a gap \(reference), PlaybackMode)."
        case .beforeOpening:
            return
                "When the session was opened, the playlist's MaxMediaPlaylistFragmentResults were taken by newer ones; LIVE begins "
                + "with the newest and never goes back \(reference), PlaybackMode)."
        case .overLimit(let count):
            return
                "\(Wording.count(count, "fragment")) of the range come\(count == 1 ? "s" : "") before it, and the playlist ends at "
                + "MaxMediaPlaylistFragmentResults \(reference))."
        case .notStoredYet:
            return
                "An ON_DEMAND playlist is made when the session is opened, of what is stored by then \(reference), PlaybackMode)."
        case .expired(let turn):
            return
                "Its turn comes at \(Wording.clock(turn)), when the session's token has expired and every request is answered with "
                + "403 \(reference), Expires)."
        }
    }

    /// What to do.
    var next: String {
        switch self {
        case .refused(let refusal): refusal.next
        case .beforeStart: "Begin the range a fragment earlier."
        case .afterEnd: "End the range later."
        case .outsideRetention:
            "Raise the stream's retention (UpdateDataRetention); what is trimmed doesn't come back."
        case .superseded:
            "Nothing: the other one holds the same media. If it differs, look for two producers."
        case .repeated:
            "Nothing: its twin holds the same media. If producers re-send often, look at their connections."
        case .otherCollection: "Ask by SERVER_TIMESTAMP for when it was uploaded."
        case .olderThanNewest:
            "Play its range ON_DEMAND, which has it; look at the producer's uplink, and whether it sends on a second connection."
        case .beforeOpening: "For what came before, open a LIVE_REPLAY or ON_DEMAND session from its time on."
        case .overLimit: "Raise MaxMediaPlaylistFragmentResults (up to 5,000), or begin the range later."
        case .notStoredYet: "Open the session again."
        case .expired: "Open a session with a longer Expires (up to 12 h), or a new one."
        }
    }
}

extension SessionRefusal {
    fileprivate var outline: String {
        switch self {
        case .noRetention: "no session: the stream keeps nothing"
        case .endBeforeStart: "no session: the range ends before it begins"
        case .rangeTooLong: "no session: the range is over 24 h"
        case .startOutsideRetention: "no session: the range begins outside the retention"
        case .endInFuture: "no session: the range ends in the future"
        case .noRecentFragment: "no session: no fragment in the 30 s before"
        case .nothingInRange: "no session: nothing is in the range"
        }
    }

    fileprivate var why: String {
        let range = "(KVS API reference, HLSTimestampRange)."
        return switch self {
        case .noRetention: "DataRetentionInHours is 0: sessions are refused with NoDataRetentionException."
        case .endBeforeStart: "EndTimestamp must be later than StartTimestamp \(range)"
        case .rangeTooLong: "EndTimestamp must be within 24 hours of StartTimestamp \(range)"
        case .startOutsideRetention:
            "By SERVER_TIMESTAMP, StartTimestamp must be later than the oldest time that is kept \(range)"
        case .endInFuture: "By SERVER_TIMESTAMP, EndTimestamp must be in the past \(range)"
        case .noRecentFragment:
            "LIVE needs a fragment of the last 30 s; without one a session is refused with ResourceNotFoundException (KVS API "
                + "reference, GetHLSStreamingSessionURL)."
        case .nothingInRange:
            "No fragment starts in the range: the session is refused with ResourceNotFoundException (KVS API reference, "
                + "GetHLSStreamingSessionURL)."
        }
    }

    fileprivate var next: String {
        switch self {
        case .noRetention:
            "Raise the stream's retention (UpdateDataRetention); only what comes afterwards is kept."
        case .endBeforeStart, .rangeTooLong, .startOutsideRetention, .endInFuture: "Give another range."
        case .noRecentFragment: "Wait for the producer, or play the past with LIVE_REPLAY or ON_DEMAND."
        case .nothingInRange: "Look at which clock the range is by: the producer's may be off."
        }
    }
}

extension Doubt {
    /// Why it can't be known.
    var why: String {
        switch self {
        case .arrivalOrder:
            "It and a newer one were stored within the same second, and the one stored first decides: a playlist never adds a fragment "
                + "older than its newest (KVS API reference, GetHLSStreamingSessionURL, PlaybackMode). ListFragments doesn't tell when "
                + "fragments were stored."
        case .openingMoment: "It was being stored in the very second in which the session was opened."
        case .expiryMoment: "Its turn comes in the very second in which the session expires."
        case .trimMoment: "Its turn comes when the stream is about to trim it."
        case .collection:
            "It came minutes later than its neighbours in producer time. Whether it still counts as ingested immediately after the "
                + "range's first fragment isn't defined (KVS API reference, GetHLSStreamingSessionURL, FragmentSelectorType)."
        case .twin:
            "Another fragment has its producer timestamp, and only one of them is served; which one can't be known from outside."
        case .limit: "It is the last one that fits into the playlist, or the first one that doesn't."
        }
    }
}
