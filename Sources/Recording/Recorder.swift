import FoundationEssentials
package import StreamAnalysis

/// Writes observations to a file while they come, and keeps the recent past so that a recording can begin with it.
package actor Recorder {
    /// How much is kept while no file is written.
    package enum Memory: Sendable {
        /// Nothing: there is a file from the beginning.
        case nothing
        /// About so many bytes; a quiet stream takes about half a million an hour.
        case bytes(Int)
    }

    private var writer: RecordingWriter
    private let keptBytes: Int
    /// The parts in memory, the newest last; empty where nothing is kept.
    private var kept: [[UInt8]]
    private var file: RecordingFile?
    private var rotation: Rotation?
    private var flushed = Date.distantPast

    /// Where files go that are begun when one is full.
    private struct Rotation {
        let path: String
        let bytes: Int
        let existing: ExistingFile
        var count = 0
    }

    /// So often, in seconds, everything is written out: a program that is killed loses no more.
    private static let flushSeconds = 1.0

    /// A recorder that begins with `header` and writes nowhere yet.
    package init(_ header: RecordingHeader, keeping memory: Memory) {
        writer = RecordingWriter(header)
        keptBytes = if case .bytes(let bytes) = memory { bytes } else { 0 }
        kept = keptBytes > 0 ? [[]] : []
    }

    /// The file that is written, or `nil`.
    package var path: String? { file?.path }

    /// Begins to write to a new file at `path`: first what is kept, then what comes.
    ///
    /// Where `rotation` bytes are reached, the file is complete and another one follows: `PATH.1`, `PATH.2` and so on.
    package func start(
        _ path: String, existing: ExistingFile, rotation bytes: Int? = nil
    ) throws(RecordingError) {
        let file = try RecordingFile(path: path, existing: existing)
        if !kept.isEmpty {
            keep(writer.take(.everything))
            try file.write(Array(kept.joined()))
        }
        self.file = file
        rotation = bytes.map { Rotation(path: path, bytes: $0, existing: existing) }
    }

    /// Takes in one observation; where the file takes no more, that is the last there is of it.
    package func take(_ observation: Observation) throws(RecordingError) {
        writer.append(observation)
        let isDue = file != nil && abs(observation.date.timeIntervalSince(flushed)) >= Self.flushSeconds
        if isDue { flushed = observation.date }
        try put(writer.take(isDue ? .everything : .convenient))
        if let file, let rotation, file.size >= rotation.bytes { try rotate() }
        if let newest = kept.last, newest.count > keptBytes / 2 { try endPart() }
    }

    /// Ends the file in good order; without one it does nothing.
    package func stop() throws(RecordingError) {
        guard file != nil else { return }
        defer { file = nil }
        try endPart()
    }

    private func put(_ bytes: [UInt8]) throws(RecordingError) {
        keep(bytes)
        guard let file, !bytes.isEmpty else { return }
        do {
            try file.write(bytes)
        } catch {
            self.file = nil
            throw error
        }
    }

    private func keep(_ bytes: [UInt8]) {
        guard let last = kept.indices.last else { return }
        kept[last] += bytes
    }

    /// Completes the newest part, whatever becomes of the file, and begins the next one; the oldest in memory is forgotten.
    private func endPart() throws(RecordingError) {
        defer {
            if !kept.isEmpty { kept.append([]) }
            if kept.count > 2 { kept.removeFirst() }
        }
        try put(writer.endPart())
    }

    private func rotate() throws(RecordingError) {
        guard var next = rotation else { return }
        try endPart()
        next.count += 1
        file = nil
        file = try RecordingFile(path: "\(next.path).\(next.count)", existing: next.existing)
        rotation = next
    }
}
