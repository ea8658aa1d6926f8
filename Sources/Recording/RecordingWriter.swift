package import StreamAnalysis

/// Turns observations into the bytes of a recording, part after part.
package struct RecordingWriter: ~Copyable {
    private var header: RecordingHeader
    private var encoder = ObservationEncoder()
    private var present = PresentState()
    private var deflater = Deflater()
    private var pending = JSONWriter()
    /// So many bytes of lines are worth a turn of the compressor.
    private static let enough = 1 << 14

    /// A recording that begins with `header`.
    package init(_ header: RecordingHeader) {
        self.header = header
        writeLine(header.node)
    }

    /// Takes in one observation; its bytes come with the next ``take(_:)``.
    package mutating func append(_ observation: Observation) {
        present.absorb(observation)
        write(observation)
    }

    /// What has to be out by the end of a call.
    package enum Extent: Sendable {
        /// As much as compresses well.
        case convenient
        /// Everything taken in: a file that is cut behind it holds it all.
        case everything
    }

    /// The bytes that are new since the last call.
    package mutating func take(_ extent: Extent) -> [UInt8] {
        guard extent == .everything || pending.bytes.count >= Self.enough else { return [] }
        defer { pending = JSONWriter() }
        return deflater.compress(pending.bytes, extent == .everything ? .all : .nothing)
    }

    /// Ends the part and returns the last of its bytes; what comes next begins another one, which can be read without it.
    package mutating func endPart() -> [UInt8] {
        let bytes = deflater.compress(pending.bytes, .end)
        deflater = Deflater()
        pending = JSONWriter()
        beginPart()
        return bytes
    }

    private mutating func beginPart() {
        let preamble = present.observations(fragments: encoder.knownFragments)
        encoder = ObservationEncoder()
        header.part += 1
        header.preamble = preamble.count
        writeLine(header.node)
        for observation in preamble { write(observation) }
    }

    private mutating func write(_ observation: Observation) { writeLine(encoder.node(observation)) }

    private mutating func writeLine(_ node: JSONNode) {
        pending.write(node)
        pending.endLine()
    }
}
