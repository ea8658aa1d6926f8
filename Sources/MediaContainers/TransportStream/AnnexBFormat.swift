/// How pictures stand in a transport stream: NAL units between start codes, and all that a decoder needs before each key frame.
///
/// Source: ITU-T H.264 and H.265, Annex B; ISO/IEC 13818-1 §2.14.1 and §2.17.1 demand the delimiter.
struct AnnexBFormat {
    private let delimiter: [UInt8]
    private let parameterSets: [[UInt8]]
    private let lengthByteCount: Int
    /// The bits of a unit's first byte that tell its type, and what they are in a delimiter.
    private let delimiterHeader: (mask: UInt8, value: UInt8)

    /// How pictures of H.264 stand there.
    init(_ configuration: AVCConfiguration) {
        // Type 9, then "pictures of any kind" and the bit that ends a unit: §7.3.2.4.
        delimiter = [0x09, 0xF0]
        delimiterHeader = (0x1F, 0x09)
        parameterSets = configuration.sequenceParameterSets + configuration.pictureParameterSets
        lengthByteCount = configuration.nalLengthByteCount
    }

    /// How pictures of H.265 stand there.
    init(_ configuration: HEVCConfiguration) {
        // Type 35, layer 0, temporal sub-layer 1, then "pictures of any kind" and the bit that ends a unit: §7.3.2.5.
        delimiter = [0x46, 0x01, 0x50]
        delimiterHeader = (0x7E, 0x46)
        parameterSets =
            configuration.videoParameterSets + configuration.sequenceParameterSets
            + configuration.pictureParameterSets
        lengthByteCount = configuration.nalLengthByteCount
    }

    /// `frame` with a delimiter and, where decoding can begin, the parameter sets in front.
    func accessUnit(of frame: CodedFrame) -> [UInt8] {
        let units = NALUnit.units(of: frame.data, lengthByteCount: lengthByteCount)
            .filter { $0.first.map { $0 & delimiterHeader.mask != delimiterHeader.value } ?? false }
        let head = frame.isKeyFrame ? [delimiter] + parameterSets : [delimiter]
        var bytes: [UInt8] = []
        bytes.reserveCapacity(frame.data.count + 256)
        for unit in head { Self.append(unit, to: &bytes) }
        for unit in units { Self.append(unit, to: &bytes) }
        return bytes
    }

    private static func append(_ unit: some Sequence<UInt8>, to bytes: inout [UInt8]) {
        bytes += [0, 0, 0, 1]
        bytes += unit
    }
}

extension NALUnit {
    /// The units of a frame in which each has its length in front; what follows a length that can't be is left out.
    static func units(of frame: [UInt8], lengthByteCount: Int) -> [ArraySlice<UInt8>] {
        var units: [ArraySlice<UInt8>] = []
        var rest = frame[...]
        while rest.count > lengthByteCount {
            let length = rest.prefix(lengthByteCount).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(lengthByteCount)
            guard length <= rest.count else { break }
            units.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return units
    }
}
