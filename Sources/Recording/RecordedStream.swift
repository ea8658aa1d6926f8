package import FoundationEssentials
package import StreamAnalysis

/// A recording as it was read: what was observed of one stream, in order.
///
/// Lines are decoded as they are wanted, so that a long recording takes little more memory than its text.
package struct RecordedStream: Sendable {
    /// What the first line says.
    package let header: RecordingHeader
    /// What is wrong with the recording's end, in words, or `nil`; what comes before is good.
    package var flaw: String? { text.flaw }
    /// How many lines there are, headers among them.
    package var lineCount: Int { text.count }

    let text: RecordedText

    /// A file with its name and all it holds.
    package struct File: Sendable {
        /// The name, for messages.
        package var name: String
        /// The bytes, gzip or plain.
        package var content: [UInt8]

        /// A file.
        package init(name: String, content: [UInt8]) {
            self.name = name
            self.content = content
        }
    }

    /// The recording in `files`, its parts in order; throws where they hold none.
    package init(_ files: [File]) throws(RecordingError) {
        try self.init(files, limit: RecordedText.usualLimit)
    }

    /// The same of files that stand for no more than `limit` bytes of text.
    init(_ files: [File], limit: Int) throws(RecordingError) {
        var text = RecordedText(limit: limit)
        for file in files {
            let start = text.count
            try text.append(file.content, of: file.name)
            guard text.count > start else {
                throw RecordingError(
                    .notARecording, file.name,
                    file.content.isEmpty
                        ? "is empty. Nothing was recorded into it."
                        : "isn't a recording of kvsmon: \(text.flaw ?? "it holds no line").")
            }
            _ = try Self.header(of: text, line: start, file: file.name)
        }
        guard text.count > 0 else {
            throw RecordingError(.notARecording, "No file", "was given. Name a recording.")
        }
        header = try Self.header(of: text, line: 0, file: files[0].name)
        self.text = text
    }

    private static func header(
        of text: RecordedText, line: Int, file: String
    ) throws(RecordingError) -> RecordingHeader {
        // Other formats have lines too: that the first isn't JSON says all there is to say.
        guard let node = try? JSONReader.node(text[line]), RecordingHeader.isHeader(node) else {
            throw RecordingError(
                .notARecording, file,
                "isn't a recording of kvsmon: it doesn't begin with a recording's first line. "
                    + "Recordings are made by `kvsmon record` and by R on the screen.")
        }
        do {
            return try RecordingHeader(node)
        } catch {
            throw RecordingError(.notARecording, file, "can't be read: \(error.reason).")
        }
    }

    /// A cursor before the first observation.
    package func cursor() -> RecordingCursor { RecordingCursor(self) }

    /// Everything that was observed, in order; throws at a line that isn't what it should be.
    package func observations() throws(RecordingError) -> [Observation] {
        var cursor = cursor()
        var observations: [Observation] = []
        while let observation = try cursor.next() { observations.append(observation) }
        return observations
    }

    /// The date in the last line, or `nil` where that has none.
    var lastDate: Date? {
        // Whoever reads the line in its turn says what is wrong with it.
        let node = try? JSONReader.node(text[text.count - 1])
        return node.flatMap { try? Notation.date.read($0["at"]) }
    }

    /// From the first observation to the last.
    package func range() throws(RecordingError) -> ClosedRange<Date> {
        var cursor = cursor()
        let start = try cursor.next()?.date ?? header.start
        return start...max(start, lastDate ?? start)
    }

    /// An empty timeline of the stream, as the monitor had when it began.
    package var emptyTimeline: StreamTimeline { StreamTimeline(stream: header.stream) }

    /// What could be said at `date`, or at the end without one: the very report that the live run gave.
    package func report(at date: Date? = nil) throws(RecordingError) -> StreamReport {
        var cursor = cursor()
        var timeline = emptyTimeline
        while let observation = try cursor.next() {
            if let date, observation.date > date { break }
            timeline.absorb(observation)
        }
        return timeline.report()
    }
}
