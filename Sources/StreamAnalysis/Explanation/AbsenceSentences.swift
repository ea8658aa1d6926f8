import FoundationEssentials

extension Absence {
    /// What is to say to a person; `subject` is how the fragment or time was asked for.
    func sentences(on subject: String) -> Finding.Sentences {
        Finding.Sentences(
            what: "\(subject) isn't in the archive\(place).", why: finding?.sentences.why ?? why,
            viewer: finding?.sentences.viewer ?? viewer, next: finding?.sentences.next ?? next)
    }

    /// Between which fragments.
    private var place: String {
        let clock = { (fragment: Fragment) in
            "\(Wording.short(fragment.number)) (producer \(Wording.clock(fragment.producerTimestamp)))"
        }
        let hole = holeSeconds.map { ", in a gap of \(Wording.span($0))" } ?? ""
        return switch (before, after) {
        case (let before?, let after?): "\(hole), between \(clock(before)) and \(clock(after))"
        case (let before?, nil): ": the newest listed is \(clock(before))"
        case (nil, let after?): ": the oldest listed is \(clock(after))"
        case (nil, nil): ""
        }
    }

    private var why: String { Self.sentences[cause]?.why ?? "" }
    private var viewer: String { Self.sentences[cause]?.viewer ?? "No player can have it, in any mode." }
    private var next: String { Self.sentences[cause]?.next ?? "" }

    private static let numbers = "inferred from the numbers' structure"

    private static let sentences: [Cause: (why: String, viewer: String?, next: String)] = [
        .refused: (
            "The service gives a number before it accepts, so a fragment that was refused uses one up (\(numbers); KVS developer "
                + "guide, PutMedia, error acknowledgements).", nil,
            "Read the error acknowledgements in the producer's log, for example 4002 (over 20 s) or 4004 (time goes back)."
        ),
        .neverSent: (
            "Nothing was sent for that time.", nil,
            "Look at the camera or encoder: it was connected and silent."
        ),
        .lostAtReconnect: (
            "The connection ended behind it: numbers go on in a new block (\(numbers)).", nil,
            "Look for a network drop or an error on the device, and at the size of its buffer."
        ),
        .unknown: (
            "No fragment holds that time, and the numbers around it don't say why.", nil,
            "Compare the producer's log with the two fragments beside it."
        ),
        .clockMoved: (
            "The producer's clock was set over it while the server's went on: that time never was, and no media is missing.",
            "Nothing is missing; playlists by the producer's clock jump.",
            "Ask by the server's clock: --clock server."
        ),
        .trimmed: (
            "It is older than the stream's retention, so the service has trimmed it.", nil,
            "Raise the stream's retention (UpdateDataRetention); what is trimmed doesn't come back."
        ),
        .notYetListed: (
            "ListFragments is eventually consistent (KVS API reference, ListFragments): what was received seconds ago may be missing yet.",
            "Players get it once it is stored, about a fragment's length after it began.",
            "Ask again in ten seconds."
        ),
        .afterNewest: (
            "Nothing newer is archived: the producer has sent nothing since, or it is refused.",
            "LIVE stands still; after 30 s without a fragment its sessions break.",
            "Look at the producer; `kvsmon check` says since when it is silent."
        ),
        .beforeOldest: (
            "Nothing older is listed: the stream has nothing from before, or nothing in the part that was looked at.",
            nil,
            "Give --around with a time at which the stream was known to run."
        ),
        .future: (
            "It lies in the future by that clock.", "Nobody sees it yet.",
            "Look at the time; a date without an offset is UTC. --clock server asks by the service's clock."
        ),
        .otherStream: (
            "The numbers that this stream got around its time leave no room for it (\(numbers)): it belongs to another stream, or "
                + "it was mistyped.", nil, "Look at which stream it was copied from."
        ),
        .unknownEnding: (
            "No fragment that was looked at has a number with this ending.", nil,
            "Give the whole number, or --around with the time at which it was seen. A time ago has its unit, such as 90s."
        ),
        .unstructured: (
            "The number hasn't the structure that the service's numbers have, so it doesn't say when it was received.",
            nil,
            "Look at it again, or give --around with the time at which it was seen."
        ),
        .noFragments: (
            "Nothing is archived in the part that was looked at.", nil,
            "Look at the stream's name, region, status and retention: `kvsmon streams` lists them."
        ),
    ]
}
