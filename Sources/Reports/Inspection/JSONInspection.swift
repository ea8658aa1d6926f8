import FoundationEssentials
package import MediaInspection

/// What fragments' media are, as one JSON object for programs.
///
/// Members and their order are stable; `schema` grows when one changes its meaning or goes away; new ones may come.
/// Unknown values are `null`, dates are ISO 8601 in UTC with milliseconds.
/// ```
/// {"schema":1,"stream":"cam1","fine":false,"unanswered":[],
///  "fragments":[{"number":"9134…","producer":"…","server":"…","bytes":57344,"error":null,"tags":[{"name","value"}],
///    "tracks":[{"number":1,"content":"video","codec":"V_MPEG4/ISO/AVC","codec_private_bytes":41,
///               "codec_private":{"codec":"avc1.64001e","profile":"High",…},"frames":50,"bytes":51000,
///               "first_seconds":0,"last_seconds":1.96,"step_seconds":0.04,"irregular_steps":[{"at_seconds","seconds"}],
///               "key_frames":1,"key_frame_seconds":[0]}],
///    "problems":[{"id","severity":"notice|wrong","track","what","found","then","next","source"}]}]}
/// ```
package enum JSONInspection {
    /// The version of the layout.
    private static let schema = 1

    /// The report on fragments of the stream called `stream` on one line, without a line end.
    package static func render(_ report: InspectionReport, stream: String) -> String {
        JSONValue.object([
            "schema": .integer(schema),
            "stream": .string(stream),
            "fine": .boolean(report.isFine),
            "unanswered": .array(report.unanswered.map { .string($0) }),
            "fragments": .array(report.fragments.map(\.json)),
        ]).text
    }
}

extension InspectedFragment {
    fileprivate var json: JSONValue {
        .object([
            "number": .string(number),
            "producer": .string(producerTime.map { Timestamp.iso8601(Date(sinceEpoch: $0)) }),
            "server": .string(serverTime.map { Timestamp.iso8601(Date(sinceEpoch: $0)) }),
            "bytes": .integer(byteCount),
            "error": refusal?.json ?? .null,
            "tags": .array(producerTags.map(\.json)),
            "tracks": .array(tracks.map(\.json)),
            "problems": .array(problems.map(\.json)),
        ])
    }
}

extension InspectedFragment.Tag {
    fileprivate var json: JSONValue { .object(["name": .string(name), "value": .string(value)]) }
}

extension InspectedFragment.Refusal {
    fileprivate var json: JSONValue {
        .object([
            "code": .string(code), "id": id.map { .integer($0) } ?? .null, "message": .string(message),
        ])
    }
}

extension InspectedTrack {
    fileprivate var json: JSONValue {
        .object([
            "number": .integer(number),
            "content": .string(content.rawValue),
            "codec": .string(codec),
            "codec_private_bytes": .integer(codecPrivateByteCount),
            "codec_private": .object(fields.map { .init(name: $0.name, value: .string($0.value)) }),
            "frames": .integer(frameCount),
            "bytes": .integer(byteCount),
            "first_seconds": .seconds(timing?.first),
            "last_seconds": .seconds(timing?.last),
            "step_seconds": .seconds(timing?.step),
            "irregular_steps": .array(
                (timing?.irregular ?? []).map {
                    .object(["at_seconds": .seconds($0.start), "seconds": .seconds($0.length)])
                }),
            "key_frames": .integer(keyFrameCount),
            "key_frame_seconds": .array(keyFrameTimes.map { .seconds($0) }),
        ])
    }
}

extension MediaProblem {
    fileprivate var json: JSONValue {
        .object([
            "id": .string(kind.id),
            "severity": .string(kind.severity.rawValue),
            "track": track.map { .integer($0) } ?? .null,
            "what": .string(kind.words),
            "found": .string(detail),
            "then": .string(kind.effect),
            "next": .string(kind.remedy),
            "source": .string(kind.source),
        ])
    }
}

extension JSONValue {
    /// A duration in seconds, rounded to the millisecond; null where it is `nil`.
    fileprivate static func seconds(_ duration: Duration?) -> JSONValue {
        .number(
            duration.map { Double($0.components.seconds) + Double($0.components.attoseconds) / 1e18 },
            decimals: 3)
    }
}
