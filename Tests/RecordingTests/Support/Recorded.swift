import FoundationEssentials
import StreamAnalysis
import Testing

@testable import Recording

/// Recordings made in memory.
enum Recorded {
    static let header = RecordingHeader(
        stream: StreamDescription(name: "cam", region: "us-west-2"), program: "1.0",
        start: Date(timeIntervalSince1970: 1_770_906_127.25))

    /// The bytes of `observations`, flushed after each `flushEach` of them.
    static func bytes(_ observations: [Observation], flushEach: Int = 10) -> [UInt8] {
        var writer = RecordingWriter(header)
        var bytes: [UInt8] = []
        for (index, observation) in observations.enumerated() {
            writer.append(observation)
            if index % flushEach == flushEach - 1 { bytes += writer.take(.everything) }
        }
        return bytes + writer.endPart()
    }

    /// A recording in one file called `f`.
    static func stream(_ bytes: [UInt8]) throws(RecordingError) -> RecordedStream {
        try RecordedStream([RecordedStream.File(name: "f", content: bytes)])
    }

    /// A recording of `lines` as they are, behind a header.
    static func plain(_ lines: String...) throws(RecordingError) -> RecordedStream {
        var writer = JSONWriter()
        writer.write(header.node)
        writer.endLine()
        return try stream(writer.bytes + lines.joined(separator: "\n").utf8 + "\n".utf8)
    }
}

extension Observation {
    /// Everything it holds, digits of fragment numbers too, whose leading zeros don't count for equality.
    var wholeText: String { "\(self)" }
}

/// Whether both hold the same; the difference of thousands of observations is nothing to print.
func same(_ one: some Sequence<Observation>, _ other: some Sequence<Observation>) -> Bool {
    one.elementsEqual(other)
}
