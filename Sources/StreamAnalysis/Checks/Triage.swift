import FoundationEssentials

/// Why there is nothing to watch: what is to be looked at, in this order, and the first thing that is wrong.
struct Triage: Sendable {
    /// The first thing that is wrong, in the order in which it is to be looked at.
    enum Cause: String, CaseIterable, Hashable, Sendable {
        case wrongEndpoint = "wrong-endpoint"
        case streamNotFound = "stream-not-found"
        case notActive = "stream-not-active"
        case noRetention = "no-retention"
        case unplayableMedia = "unplayable-media"
        case nothingArchived = "nothing-archived"
        case producerSilent = "producer-silent"
        case notFoundYet = "not-found-yet"
    }

    /// The stream, as far as it is known.
    let stream: StreamDescription
    /// The age of the newest fragment, or `nil` where none is known.
    let newestAgeSeconds: Double?
    /// The first thing that is wrong.
    let cause: Cause
    /// The refusal that tells it, or `nil` where listings alone do.
    let refusal: CallOutcome?

    /// Looks through `refusals` and `state` in order.
    init(refusals: [CallOutcome], in state: StreamState) {
        stream = state.description
        newestAgeSeconds = state.archive.newest.map {
            state.now.timeIntervalSince($0.fragment.serverTimestamp)
        }
        let bySort = Dictionary(
            refusals.sorted { $0.date < $1.date }.compactMap { outcome in
                FailureSort(of: outcome).map { ($0, outcome) }
            }, uniquingKeysWith: { $1 })
        let age = newestAgeSeconds
        let status = state.description.status
        cause =
            if bySort[.wrongEndpoint] != nil {
                .wrongEndpoint
            } else if bySort[.streamNotFound] != nil {
                .streamNotFound
            } else if status.map({ $0 != "ACTIVE" && $0 != "UPDATING" }) ?? false {
                .notActive
            } else if bySort[.noRetention] != nil || state.description.retentionHours == 0 {
                .noRetention
            } else if bySort[.media] != nil {
                .unplayableMedia
            } else if age == nil {
                .nothingArchived
            } else if age.map({ $0 > SessionTerms.liveSeconds }) ?? false {
                .producerSilent
            } else {
                .notFoundYet
            }
        refusal = cause.sort.flatMap { bySort[$0] } ?? bySort[.noFragments]
    }

    /// What was looked at, with what was found.
    var evidence: [Finding.Evidence] {
        var evidence: [Finding.Evidence] = [
            .init("stream", .text(stream.name)), .init("region", .text(stream.region)),
        ]
        if let status = stream.status { evidence.append(.init("stream_status", .text(status))) }
        if let hours = stream.retentionHours { evidence.append(.init("retention_hours", .count(hours))) }
        if let age = newestAgeSeconds { evidence.append(.init("newest_fragment_age_seconds", .number(age))) }
        return evidence
    }
}

extension Triage.Cause {
    /// The refusals that tell it, where some do.
    fileprivate var sort: FailureSort? {
        switch self {
        case .wrongEndpoint: .wrongEndpoint
        case .streamNotFound: .streamNotFound
        case .noRetention: .noRetention
        case .unplayableMedia: .media
        case .notActive, .nothingArchived, .producerSilent, .notFoundYet: nil
        }
    }

    /// The four sentences of this cause.
    func sentences(_ triage: Triage) -> Finding.Sentences {
        let telling = telling(triage)
        return Finding.Sentences(
            what: telling.what,
            why:
                "Looked at in this order: endpoint, name and region, status, retention, codec, the last 30 s. "
                + telling.why,
            viewer: "Nobody can open a LIVE session of this stream.", next: telling.next)
    }

    private func telling(_ triage: Triage) -> (what: String, why: String, next: String) {
        let name = "stream \(Wording.name(triage.stream.name))"
        let region = triage.stream.region
        let code = triage.refusal?.failure?.code ?? "an error"
        switch self {
        case .wrongEndpoint:
            return (
                "The server that was asked doesn't know \(triage.refusal?.operation.rawValue ?? "the operation").",
                "A server of another kind answers {} or UnknownOperationException (seen in the service's answers).",
                "Check --endpoint-url and AWS_ENDPOINT_URL; without them GetDataEndpoint tells the right server."
            )
        case .streamNotFound:
            return (
                "There is no \(name) in region \(region), or it isn't active.",
                "The service answers ResourceNotFoundException (KVS API reference).",
                "Check the stream's name and --region: `kvsmon streams --region \(region)` lists what is there."
            )
        case .notActive:
            return (
                "The \(name) isn't active: its status is \(triage.stream.status ?? "unknown").",
                "Only an ACTIVE stream takes and gives media (KVS API reference, StreamInfo).",
                "Wait while it is being created; if it is being deleted, find out by whom."
            )
        case .noRetention:
            return (
                "The \(name) keeps no media: its retention is 0 hours.",
                "HLS and ListFragments read what is kept (KVS API reference, NoDataRetentionException).",
                "Set a retention of 1 hour or more with UpdateDataRetention; media is kept from then on."
            )
        case .unplayableMedia:
            return (
                "The media of the \(name) can't be played over HLS: "
                    + Wording.sentence("\(code), \(triage.refusal?.failure?.message ?? "")"),
                "Track 1 must be H.264 or H.265, track 2 AAC, both with codec private data (KVS API reference, "
                    + "GetHLSStreamingSessionURL).",
                "Look at the producer's codec and at its codec private data (AVCC or HVCC, not Annex B)."
            )
        case .nothingArchived:
            return (
                "No fragment of the \(name) is archived in the time that was listed.",
                "ListFragments answers with an empty list.",
                "Look whether the producer runs and its fragments aren't refused; look further back with --since."
            )
        case .producerSilent:
            let age = Wording.span(triage.newestAgeSeconds ?? 0)
            return (
                "No LIVE session can be opened: the newest fragment came \(age) ago.",
                "A LIVE session needs a fragment of the last 30 s (KVS API reference, GetHLSStreamingSessionURL).",
                "Look at the producer: whether it runs, has a network and valid credentials."
            )
        case .notFoundYet:
            return (
                "No LIVE session can be opened, although fragments are archived.",
                "The service answers \(code), and none of these reasons applies.",
                "Look whether the fragments have codec private data; ask AWS support with the request id."
            )
        }
    }
}
