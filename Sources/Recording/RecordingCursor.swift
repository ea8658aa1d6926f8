package import StreamAnalysis

/// A place in a recording, from which it can be read on; a copy is a place to come back to.
package struct RecordingCursor: Sendable {
    /// The line that is read next.
    package private(set) var line = 0
    /// Lines of kinds that a later version of the program brought.
    package private(set) var skippedLines = 0

    private let text: RecordedText
    private var decoder = ObservationDecoder()
    private var header: RecordingHeader?
    /// So many lines repeat what was read already.
    private var repeated = 0

    init(_ stream: RecordedStream) { text = stream.text }

    /// The next observation, or `nil` at the end; throws at a line that isn't what it should be.
    package mutating func next() throws(RecordingError) -> Observation? {
        while line < text.count {
            defer { line += 1 }
            let node: JSONNode
            do throws(JSONReader.Fault) {
                node = try JSONReader.node(text[line])
            } catch {
                throw broken("\(error.reason) at byte \(error.column)")
            }
            if RecordingHeader.isHeader(node) {
                try begin(node)
            } else if let observation = try observation(node) {
                return observation
            }
        }
        return nil
    }

    /// What `node` observed, or `nil` where that is known, or not understood.
    private mutating func observation(_ node: JSONNode) throws(RecordingError) -> Observation? {
        let observation: Observation?
        do throws(Mismatch) {
            observation = try decoder.observation(node)
        } catch {
            throw broken(error.reason)
        }
        if observation == nil { skippedLines += 1 }
        guard repeated > 0 else { return observation }
        repeated -= 1
        return nil
    }

    private mutating func begin(_ node: JSONNode) throws(RecordingError) {
        let next: RecordingHeader
        do throws(Mismatch) { next = try RecordingHeader(node) } catch { throw broken(error.reason) }
        decoder = ObservationDecoder()
        repeated = 0
        defer { header = next }
        guard let header else { return }
        guard next.isOfTheSameRecording(as: header), next.part > header.part else {
            throw RecordingError(
                .otherRecording, text.place(of: line),
                "begins part \(next.part) of a recording of \(next.stream.name), which doesn't follow "
                    + "part \(header.part) of \(header.stream.name). Name the parts of one recording in order."
            )
        }
        if next.follows(header) { repeated = max(0, next.preamble) }
    }

    private func broken(_ reason: String) -> RecordingError {
        RecordingError(.brokenLine, text.place(of: line), "can't be read: \(reason).")
    }
}
