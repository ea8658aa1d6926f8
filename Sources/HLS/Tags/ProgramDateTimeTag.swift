extension Tag {
    /// EXT-X-PROGRAM-DATE-TIME: when the first sample of the next segment was taken. KVS writes UTC with milliseconds.
    static let programDateTime = Tag(
        "EXT-X-PROGRAM-DATE-TIME", in: .segment, "RFC 8216 §4.3.2.6", form: "<YYYY-MM-DDThh:mm:ss.SSSZ>",
        read: { line, draft in
            guard let parsed = ProgramDate.parse(line.value) else {
                return draft.report(line.malformed("the segment stays without a date"))
            }
            draft.segment.programDateTime = parsed.date
            guard !parsed.hasTimeZone else { return }
            draft.report(
                line.diagnostic(
                    .warning, "the date has no time zone: UTC is assumed", rule: .timeZone,
                    fix: "Add Z or an offset."))
        },
        writing: .segment { segment, emit in
            if let date = segment.programDateTime { emit(ProgramDate.text(date)) }
        })
}
