import FoundationEssentials
package import StreamAnalysis

/// An explanation as one JSON object, for programs.
///
/// Members and their order are stable: `schema` grows when one changes its meaning or goes away; new ones may come.
/// ```
/// {"schema":1,"stream":"cam1","region":"us-west-2","verdict":"served|not served|uncertain|not archived|ambiguous",
///  "fragment":{"number":"9134…","producer":"…","server":"…","length_seconds":1.988,"bytes":14000},
///  "cause":"refused-at-ingest","now":true,"what":"…","why":"…","viewer":"…","next":"…","candidates":["9134…"],
///  "sessions":[{"mode":"LIVE","clock":"PRODUCER_TIMESTAMP","discontinuity":"ON_DISCONTINUITY","limit":5,"opened":"…",
///               "from":null,"to":null,"verdict":"served","reason":null,"position":[12,12],"added":["…","…"],
///               "removed":["…","…"],"extinf_seconds":[2.044,2.052],"program_date_time":"…","gap_ms":[-4,4],
///               "is_discontinuity":false}]}
/// ```
/// Pairs are the least and the most that it can be; what doesn't apply is null.
package enum ExplanationJSON {
    private static let schema = 1

    /// `explanation` on one line, without a line end.
    package static func render(_ explanation: Explanation) -> String {
        let sentences = explanation.sentences
        return JSONValue.object([
            "schema": .integer(schema),
            "stream": .string(explanation.stream.name),
            "region": .string(explanation.stream.region),
            "listed": .string(Timestamp.iso8601(explanation.taken)),
            "verdict": .string(explanation.verdictWord),
            "fragment": explanation.fragment?.json ?? .null,
            "cause": .string(explanation.cause),
            "now": explanation.isPresent.map { JSONValue.boolean($0) } ?? .null,
            "what": .string(sentences.what),
            "why": .string(sentences.why),
            "viewer": .string(sentences.viewer),
            "next": .string(sentences.next),
            "candidates": .array(explanation.candidates.map { .string($0.digits) }),
            "sessions": .array(explanation.rows.map(\.json)),
        ]).text
    }
}

extension Explanation {
    /// The stable word for why it isn't archived, isn't served or can't be known; `nil` where it is served.
    fileprivate var cause: String? {
        if case .absent(let absence) = search { return absence.cause.rawValue }
        return verdict?.reason
    }

    fileprivate var candidates: [FragmentNumber] {
        switch search {
        case .ambiguous(let fragments): fragments.map(\.number)
        case .found(_, let others): others.map(\.number)
        case .absent: []
        }
    }
}

extension Verdict {
    fileprivate var reason: String? {
        switch self {
        case .served: nil
        case .notServed(let omission): omission.outline.word
        case .uncertain(let doubt, _): doubt.rawValue
        }
    }

    fileprivate var word: String {
        switch self {
        case .served: "served"
        case .notServed: "not served"
        case .uncertain: "uncertain"
        }
    }
}

extension Fragment {
    fileprivate var json: JSONValue {
        .object([
            "number": .string(number.digits),
            "producer": .string(Timestamp.iso8601(producerTimestamp)),
            "server": .string(Timestamp.iso8601(serverTimestamp)),
            "length_seconds": .number(length / .seconds(1), decimals: 3),
            "bytes": .integer(byteCount),
        ])
    }
}

extension Explanation.Row {
    fileprivate var json: JSONValue {
        let (from, to): (Date?, Date?) =
            switch terms.mode {
            case .live: (nil, nil)
            case .liveReplay(let from, let to): (from, to)
            case .onDemand(let from, let to): (from, to)
            }
        let head: KeyValuePairs<String, JSONValue> = [
            "mode": .string(terms.mode.word),
            "clock": .string(terms.clock.rawValue),
            "discontinuity": .string(terms.discontinuities.rawValue),
            "limit": .integer(terms.limit),
            "opened": .string(Timestamp.iso8601(terms.opened)),
            "from": .string(from.map(Timestamp.iso8601)),
            "to": .string(to.map(Timestamp.iso8601)),
            "verdict": .string(verdict?.word),
            "reason": .string(verdict?.reason),
        ]
        return .object(head.map(JSONValue.Member.init) + Self.members(of: verdict?.serving))
    }

    private static func members(of serving: Serving?) -> [JSONValue.Member] {
        let members: KeyValuePairs<String, JSONValue> = [
            "position": pair(serving?.position) { .integer($0) },
            "added": pair(serving?.added) { .string(Timestamp.iso8601($0)) },
            "removed": pair(serving?.removed) { .string(Timestamp.iso8601($0)) },
            "extinf_seconds": pair(serving?.durationMilliseconds) { .number(Double($0) / 1000, decimals: 3) },
            "program_date_time": .string((serving?.programDate).map(Timestamp.iso8601)),
            "gap_ms": pair(serving?.joint?.gapMilliseconds) { .integer(Int(clamping: $0)) },
            "is_discontinuity": (serving?.isDiscontinuity).map { JSONValue.boolean($0) } ?? .null,
        ]
        return members.map(JSONValue.Member.init)
    }

    private static func pair<Bound>(
        _ range: ClosedRange<Bound>?, _ json: (Bound) -> JSONValue
    ) -> JSONValue {
        range.map { .array([json($0.lowerBound), json($0.upperBound)]) } ?? .null
    }
}
