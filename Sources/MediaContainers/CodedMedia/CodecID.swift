/// What encodes a track, by the name that Matroska has for it. Source: the Matroska codec specifications.
package struct CodecID: RawRepresentable, Hashable, Sendable {
    /// The name, such as `V_MPEG4/ISO/AVC`.
    package let rawValue: String

    /// The codec of this name, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// H.264, frames as length-prefixed NAL units.
    ///
    /// The KVS API reference writes `V_MPEG/ISO/AVC`; producers send, and the service's messages show, the standard's name.
    package static let h264 = CodecID(rawValue: "V_MPEG4/ISO/AVC")
    /// H.265, frames as length-prefixed NAL units.
    package static let h265 = CodecID(rawValue: "V_MPEGH/ISO/HEVC")
    /// AAC, frames without ADTS headers.
    package static let aac = CodecID(rawValue: "A_AAC")
}
