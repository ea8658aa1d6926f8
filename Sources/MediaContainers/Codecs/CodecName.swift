extension CodecConfiguration {
    /// The name that CODECS of a playlist has for it, such as `avc1.4d400d`, `hvc1.1.6.L90.90` or `mp4a.40.2`.
    ///
    /// Source: RFC 6381 §3.3 and ISO/IEC 14496-15 annex E.
    package var name: String {
        switch self {
        case .avc(let avc):
            "avc1." + [avc.profile, avc.compatibility, avc.level].map(Self.twoDigits).joined()
        case .hevc(let hevc): hevc.name
        case .aac(let config): "mp4a.40.\(config.objectType)"
        }
    }

    private static func twoDigits(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }
}

extension HEVCConfiguration {
    /// Source: ISO/IEC 14496-15 §E.3.
    fileprivate var name: String {
        let space = ["", "A", "B", "C"][Int(profileSpace) & 3]
        let flags = String(compatibility.reversed, radix: 16)
        let tier = isHighTier ? "H" : "L"
        // Bytes of 0 at the end may be left out; the service keeps one where all are 0: KVS playlists show `L90.0`.
        let lastUsed = constraints.lastIndex { $0 != 0 } ?? 0
        let flagged = constraints.prefix(through: lastUsed).map { String($0, radix: 16, uppercase: true) }
        return (["hvc1", "\(space)\(profile)", flags, "\(tier)\(level)"] + flagged).joined(separator: ".")
    }
}

extension UInt32 {
    /// The number with its bits in the opposite order.
    fileprivate var reversed: UInt32 {
        (0..<32).reduce(0) { $0 << 1 | self >> UInt32($1) & 1 }
    }
}

extension CodedTrack {
    /// The name that CODECS of a playlist has for this track; `nil` for other codecs and data that can't be read.
    package var codecName: String? {
        // Why the data can't be read is told by `configuration()`; here there is just no name.
        (try? configuration())?.name
    }
}

extension TrackDescription {
    /// The name that CODECS of a playlist has for this track; `nil` for other codecs and entries that can't be read.
    package var codecName: String? {
        // Why the entry can't be read is told by the track's initializer; here there is just no name.
        (try? CodedTrack(number: Int(id), self))?.codecName
    }
}
