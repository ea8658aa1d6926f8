/// What a document has said so far before its media.
struct MatroskaOpenDocument {
    private var ebml: [UInt8] = []
    private var info: MatroskaPart?
    private var tracks: MatroskaPart?
    private var header: MatroskaHeader?

    /// None: the stream has not begun.
    init() {}

    /// A document with this EBML header. Source: RFC 8794 §11.2.6, RFC 9559 §4.4.
    init(ebml part: MatroskaPart) throws(MatroskaError) {
        let type = try part.element.children().first { $0.id == .docType }?.text
        guard type == "matroska" || type == "webm" else { throw .notMatroska }
        ebml = part.bytes
    }

    /// Whether an EBML header of Matroska was read.
    var isMatroska: Bool { !ebml.isEmpty }

    /// Adds `part`, an Info or a Tracks; returns the header once both are there and whenever it changes.
    mutating func header(after part: MatroskaPart) throws(MatroskaError) -> MatroskaHeader? {
        if part.element.id == .info { info = part } else { tracks = part }
        guard let info, let tracks else { return nil }
        let whole = try MatroskaHeader(ebml: ebml, info: info, tracks: tracks)
        // Tracks may be repeated for readers that join late: RFC 9559 §5.1.4.
        guard whole != header else { return nil }
        header = whole
        return whole
    }

    /// The header, which must be complete before a cluster.
    func completeHeader() throws(MatroskaError) -> MatroskaHeader {
        guard let header else { throw .missing(info == nil ? .info : .tracks) }
        return header
    }
}
