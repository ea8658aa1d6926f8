import FoundationEssentials
import StreamAnalysis

extension Notation<FragmentNumber> {
    /// Its digits, leading zeros too.
    static let fragmentNumber = Notation("fragment number", write: { .text($0.digits) }) { node in
        guard case .text(let digits) = node else { return nil }
        return FragmentNumber(digits)
    }
}

extension Notation<SessionID> {
    /// Its ordinal.
    static let session = Notation("whole number", write: { .integer($0.ordinal) }) { node in
        node.integer.map { SessionID($0) }
    }
}

extension Notation<StreamDescription> {
    /// An object.
    static let description = form(
        blank: StreamDescription(name: "", region: ""),
        [
            Field("name", \.name, .text),
            Field("region", \.region, .text),
            Field("status", \.status, Notation<String>.text.optional),
            Field("retention_hours", \.retentionHours, Notation<Int>.integer.optional),
        ])
}

extension Notation<Fragment> {
    /// An object.
    static let fragment = form([
        Field("number", \.number, .fragmentNumber),
        Field("producer", \.producerTimestamp, .date),
        Field("server", \.serverTimestamp, .date),
        Field("length", \.length, .duration),
        Field("bytes", \.byteCount, .integer),
    ]) { (node) throws(Mismatch) in
        Fragment(
            number: try node.read("number", .fragmentNumber), producerTimestamp: .blank,
            serverTimestamp: .blank, length: .zero, byteCount: 0)
    }
}

extension Notation<CallOutcome.Failure> {
    /// An object.
    static let failure = form(
        blank: CallOutcome.Failure(code: "", message: ""),
        [
            Field("code", \.code, .text),
            Field("message", \.message, .text),
            Field("status", \.status, Notation<Int>.integer.optional),
            Field("request_id", \.requestID, Notation<String>.text.optional),
        ])
}

extension Date {
    /// What fields are set over.
    static let blank = Date(timeIntervalSinceReferenceDate: 0)
}
