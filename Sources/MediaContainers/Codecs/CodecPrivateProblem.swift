/// Why a track's codec private data is of no use to a decoder.
package enum CodecPrivateProblem: Error, Hashable, Sendable {
    /// There is none.
    case absent
    /// NAL units with start codes stand where `avcC`'s or `hvcC`'s payload must be. Source: ITU-T H.264 Annex B.
    case annexB
    /// It can't be what its codec demands; the text says why.
    case malformed(String)
}

extension CodecPrivateProblem: CustomStringConvertible {
    /// What is wrong, for people.
    package var description: String {
        switch self {
        case .absent: "The track has no codec private data."
        case .annexB:
            "The codec private data are NAL units with start codes; send them as 'avcC' or 'hvcC' instead."
        case .malformed(let reason): "The codec private data are wrong: \(reason)."
        }
    }
}
