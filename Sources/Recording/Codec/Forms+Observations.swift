import FoundationEssentials
import HLS
import StreamAnalysis

extension Notation<CallOutcome> {
    /// Members of a line.
    static let call = form(
        blank: CallOutcome(date: .blank, operation: .describeStream, latency: .zero),
        [
            Field("at", \.date, .date),
            Field("operation", \.operation, .word()),
            Field("latency", \.latency, .duration),
            Field("requests", \.requests, Notation<Int>.integer.optional),
            Field("points", \.quotaPoints, .integer),
            Field("failure", \.failure, Notation<CallOutcome.Failure>.failure.optional),
        ])
}

extension Notation<ClockReading> {
    /// Members of a line.
    static let clock = form(
        blank: ClockReading(date: .blank, offsetSeconds: 0),
        [Field("at", \.date, .date), Field("offset", \.offsetSeconds, .decimal)])
}

extension Notation<CredentialsReading> {
    /// Members of a line.
    static let credentials = form(
        blank: CredentialsReading(date: .blank, source: "", expires: nil),
        [
            Field("at", \.date, .date),
            Field("source", \.source, .text),
            Field("expires", \.expires, Notation<Date>.date.optional),
            Field("renewed", \.isRenewed, .answer),
            Field("trouble", \.trouble, Notation<CredentialsReading.Trouble>.trouble.optional),
        ])
}

extension Notation<CredentialsReading.Trouble> {
    /// An object.
    static let trouble = form(
        blank: CredentialsReading.Trouble(code: "", message: "", began: .blank),
        [
            Field("code", \.code, .text), Field("message", \.message, .text),
            Field("remedy", \.remedy, Notation<String>.text.optional),
            Field("began", \.began, .date), Field("attempts", \.attempts, .integer),
            Field("next", \.nextAttempt, Notation<Date>.date.optional),
            Field("old_ones_last", \.oldOnesLast, .answer),
        ])
}

extension Notation<PollTiming> {
    /// Members of a line.
    static let timing = form(
        blank: PollTiming(date: .blank, target: .archive, delay: .zero, took: .zero),
        [
            Field("at", \.date, .date),
            Field("target", \.target, .word()),
            Field("delay", \.delay, .duration),
            Field("took", \.took, .duration),
        ])
}

extension Notation<SegmentFetch> {
    /// Members of a line.
    static let fetch = form(
        blank: SegmentFetch(
            date: .blank, session: SessionID(0), track: 0, mediaSequence: 0, fragment: nil),
        [
            Field("at", \.date, .date),
            Field("session", \.session, .session),
            Field("track", \.track, .integer),
            Field("media_sequence", \.mediaSequence, .integer),
            Field("fragment", \.fragment, Notation<FragmentNumber>.fragmentNumber.optional),
            Field("bytes", \.byteCount, .integer),
            Field("failure", \.failure, Notation<CallOutcome.Failure>.failure.optional),
        ])
}

extension Notation<ClosedRange<Date>> {
    /// Its ends.
    static let range = Notation("range of dates") { range in
        .list([range.lowerBound, range.upperBound].compactMap(Notation<Date>.date.write))
    } read: { node in
        guard let ends = node.elements, ends.count == 2,
            // What isn't a date makes no range; the caller says so.
            let lower = try? Notation<Date>.date.read(ends[0]),
            let upper = try? Notation<Date>.date.read(ends[1]), lower <= upper
        else { return nil }
        return lower...upper
    }
}

extension Notation<HistoryRequest> {
    /// Members of a line.
    static let request = form(
        blank: HistoryRequest(date: .blank, range: .blank...(.blank)),
        [
            Field("at", \.date, .date), Field("range", \.range, .range),
            Field("standing", \.standing, .standing),
            Field("shortening", \.shortening, Notation<String>.text.optional),
            Field("followed", \.isFollowed, .answer),
        ])
}

extension Notation<HistoryRequest.Standing> {
    /// A word, or an object with the date of the next try and the code of the failure.
    static let standing = Notation("standing of a loading") { standing in
        switch standing {
        case .loading: .text("loading")
        case .finished: .text("finished")
        case .full: .text("full")
        case .waiting(let until, let code):
            .object([
                .init("waiting", Notation<Date>.date.write(until) ?? .null),
                .init("code", Notation<String>.text.write(code) ?? .null),
            ])
        }
    } read: { node in
        let words: [String: HistoryRequest.Standing] = [
            "loading": .loading, "finished": .finished, "full": .full,
        ]
        if case .text(let word) = node { return words[word] }
        // What isn't a date makes no standing; the caller says so.
        guard let until = try? Notation<Date>.date.read(node["waiting"]),
            case .text(let code) = node["code"]
        else { return nil }
        return .waiting(until: until, code: code)
    }
}

extension Notation<MultivariantLoad> {
    /// Members of a line.
    static let opening = form(
        blank: MultivariantLoad(date: .blank, session: SessionID(0), playlist: .init()),
        [
            Field("at", \.date, .date),
            Field("session", \.session, .session),
            Field("playlist", \.playlist, .multivariantPlaylist),
        ])
}

extension Notation<SessionEvent> {
    /// Members of a line.
    static let sessionEvent = form(
        blank: SessionEvent(date: .blank, session: SessionID(0), change: .renewed),
        [
            Field("at", \.date, .date),
            Field("session", \.session, .session),
            Field("change", \.change, .change),
        ])
}

extension Notation<SessionEvent.Change> {
    /// A word, or an object whose first member is the word.
    static let change = Notation("change of a session") { change in
        switch change {
        case .opened(let expires, let window, let discontinuities):
            .object([
                .init("opened", Notation<Date>.date.write(expires) ?? .null),
                .init("window", .integer(window)),
                .init("discontinuities", .text(discontinuities.rawValue)),
            ])
        case .renewed: .text("renewed")
        case .lost(let status): .object([.init("lost", .integer(status))])
        case .refused(let code):
            .object([.init("refused", Notation<String>.text.write(code) ?? .null)])
        }
    } read: { node in
        if node == .text("renewed") { return .renewed }
        if let status = node["lost"]?.integer { return .lost(status: status) }
        if case .text(let code) = node["refused"] { return .refused(code: code) }
        // What isn't a date makes no change; the caller says so.
        guard let expires = try? Notation<Date>.date.read(node["opened"]),
            let window = node["window"]?.integer
        else { return nil }
        guard case .text(let word) = node["discontinuities"],
            let discontinuities = SessionEvent.DiscontinuityMode(rawValue: word)
        else { return .opened(expires: expires, window: window) }
        return .opened(expires: expires, window: window, discontinuities: discontinuities)
    }
}
