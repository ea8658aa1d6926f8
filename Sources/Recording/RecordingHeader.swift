package import FoundationEssentials
package import StreamAnalysis

/// The first line of a recording, and of each part of one.
package struct RecordingHeader: Hashable, Sendable {
    /// The format of the lines that this program writes; it grows when a program that reads it must know.
    package static let version = 1

    /// What was known of the stream when the monitor began.
    package var stream: StreamDescription
    /// The version of the program that wrote it.
    package var program: String
    /// When the recording began: parts that begin alike are of one recording.
    package var start: Date
    /// Which part it is, from 1.
    package var part: Int
    /// So many lines after the header repeat what earlier parts told, for whoever has this part alone.
    package var preamble: Int

    /// The header of a first part.
    package init(stream: StreamDescription, program: String, start: Date) {
        self.stream = stream
        self.program = program
        self.start = start
        part = 1
        preamble = 0
    }

    /// Whether this part goes on where `other` ended.
    func follows(_ other: RecordingHeader) -> Bool {
        isOfTheSameRecording(as: other) && part == other.part + 1
    }

    /// Whether both are parts of one recording.
    func isOfTheSameRecording(as other: RecordingHeader) -> Bool {
        start == other.start && stream.name == other.stream.name && stream.region == other.stream.region
    }
}

extension RecordingHeader {
    private static let mark = JSONNode.Member("kvsmon", .text("recording"))

    private static let form = Notation<RecordingHeader>.form(
        blank: RecordingHeader(
            stream: StreamDescription(name: "", region: ""), program: "", start: .blank),
        [
            Field("stream", \.stream, .description),
            Field("program", \.program, .text),
            Field("start", \.start, .date),
            Field("part", \.part, .integer),
            Field("preamble", \.preamble, .integer),
        ])

    /// The line's object.
    var node: JSONNode {
        guard case .object(let members) = Self.form.write(self) else { return .null }
        return .object([Self.mark, .init("version", .integer(Self.version))] + members)
    }

    /// Whether `node` begins a recording or a part of one.
    static func isHeader(_ node: JSONNode) -> Bool { node["kvsmon"] == mark.value }

    /// The header in `node`.
    init(_ node: JSONNode) throws(Mismatch) {
        let version = try node.read("version", Notation<Int>.integer)
        guard version <= Self.version else {
            // A later format may name its program otherwise.
            let program = node["program"].flatMap { try? Notation<String>.text.read($0) } ?? "a later one"
            throw Mismatch(
                "is of format \(version), and this program reads up to \(Self.version); "
                    + "take the program that wrote it, \(program)")
        }
        self = try Self.form.read(node)
    }
}
