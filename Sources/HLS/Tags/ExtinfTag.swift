extension Tag {
    /// EXTINF: the next segment's duration and title. KVS writes `1.01,` and `5.0,`, never a title.
    static let extinf = Tag(
        "EXTINF", in: .segment, "RFC 8216 §4.3.2.1", form: "<duration>,[<title>]",
        read: { line, draft in
            let comma = line.value.firstIndex(of: .comma)
            let number = line.value[..<(comma ?? line.value.endIndex)]
            draft.openLine.extinf = line
            if comma == nil {
                draft.report(
                    line.diagnostic(.warning, "EXTINF has no comma", fix: "End the duration with a comma."))
            }
            guard let duration = DecimalText.seconds(number), duration >= .zero else {
                return draft.report(line.malformed("0 seconds are assumed"))
            }
            draft.segment.duration = duration
            let title = comma.map { line.value[$0...].dropFirst() } ?? []
            if !title.isEmpty { draft.segment.title = String(decoding: title, as: UTF8.self) }
        },
        writing: .segment { segment, emit in
            emit(DecimalText.text(segment.duration) + "," + (segment.title ?? ""))
        })
}
