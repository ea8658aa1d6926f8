/// The lines of a recording's files, one file behind the other.
struct RecordedText: Sendable {
    /// One file's share of the lines.
    struct Section: Sendable {
        /// The file's name.
        let file: String
        /// The first of its lines.
        let firstLine: Int
    }

    /// So many bytes of text are taken, a fortnight of one stream; a small file may stand for any number.
    static let usualLimit = 1 << 30

    private var bytes: [UInt8] = []
    /// Where each whole line ends, its line feed left out.
    private var ends: [Int] = []
    private var sections: [Section] = []
    /// What is wrong with the end, in words, or `nil` where the last file ends in good order.
    private(set) var flaw: String?
    private let limit: Int

    /// No line, and room for `limit` bytes.
    init(limit: Int) { self.limit = limit }

    /// How many whole lines there are.
    var count: Int { ends.count }

    /// A line without its end.
    subscript(line: Int) -> ArraySlice<UInt8> {
        let start = line == 0 ? 0 : ends[line - 1] + 1
        return bytes[start..<ends[line]]
    }

    /// `FILE, line 12`, counted within the file.
    func place(of line: Int) -> String {
        guard let section = sections.last(where: { $0.firstLine <= line }) else { return "line \(line + 1)" }
        return "\(section.file), line \(line - section.firstLine + 1)"
    }

    /// Adds the lines of a file, gzip or plain; what follows the last whole line is left out.
    mutating func append(_ content: [UInt8], of file: String) throws(RecordingError) {
        sections.append(Section(file: file, firstLine: count))
        flaw = nil
        if content.starts(with: Self.gzipMark) {
            try expand(content, of: file)
        } else {
            try take(content, of: file)
        }
        let end = (ends.last ?? -1) + 1
        if bytes.count > end {
            flaw = flaw ?? "\(file) ends within a line; all lines before it are there"
            bytes.removeSubrange(end...)
        }
    }

    /// Source: RFC 1952 §2.3.1, ID1 and ID2.
    private static let gzipMark: [UInt8] = [0x1F, 0x8B]

    private mutating func expand(_ content: [UInt8], of file: String) throws(RecordingError) {
        var inflater = Inflater()
        let result = try inflater.expand(content[...]) { (piece) throws(RecordingError) in
            try take(piece, of: file)
        }
        if case .failure = result {
            flaw =
                "\(file) is damaged; the \(count - (sections.last?.firstLine ?? 0)) lines before that are there"
        } else if !inflater.isComplete {
            flaw = "\(file) was cut off; all whole lines are there"
        }
    }

    private mutating func take(_ piece: [UInt8], of file: String) throws(RecordingError) {
        guard bytes.count + piece.count <= limit else {
            throw RecordingError(
                .tooLong, file,
                "stands for more than \(limit >> 20) MB of text. Replay its parts singly.")
        }
        for (offset, byte) in piece.enumerated() where byte == UInt8(ascii: "\n") {
            ends.append(bytes.count + offset)
        }
        bytes += piece
    }
}
