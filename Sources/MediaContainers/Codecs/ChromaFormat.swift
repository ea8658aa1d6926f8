/// How the colours of a picture are sampled. Source: ITU-T H.264 §6.2, ITU-T H.265 §6.2.
enum ChromaFormat: Hashable {
    /// None, or in three planes that are coded on their own.
    case none
    /// 4:2:0.
    case halvedInBoth
    /// 4:2:2.
    case halvedInWidth
    /// 4:4:4.
    case full

    /// Reads `chroma_format_idc` and, for 4:4:4, the flag of separate planes.
    init(_ reader: inout BitReader) throws(CodecPrivateProblem) {
        let formats: [ChromaFormat] = [.none, .halvedInBoth, .halvedInWidth, .full]
        let code = try reader.unsignedGolomb()
        guard code < formats.count else { throw .malformed("the chroma format \(code) isn't defined") }
        let areSeparate = formats[code] == .full ? try reader.flag() : false
        self = areSeparate ? .none : formats[code]
    }

    /// How many pixels one unit of cropping means.
    var unit: (width: Int, height: Int) {
        switch self {
        case .none, .full: (1, 1)
        case .halvedInBoth: (2, 2)
        case .halvedInWidth: (2, 1)
        }
    }
}
