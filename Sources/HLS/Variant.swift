/// A combination of renditions that can be played together (EXT-X-STREAM-INF, EXT-X-I-FRAME-STREAM-INF).
///
/// Source: RFC 8216 §4.3.4.2 and §4.3.4.3.
public struct Variant: Hashable, Sendable {
    /// The URI of its media playlist, as written.
    public var uri: String
    /// BANDWIDTH: the peak segment bit rate, in bits a second.
    public var bandwidth: Int
    /// AVERAGE-BANDWIDTH in bits a second, or `nil` where it is absent.
    public var averageBandwidth: Int?
    /// CODECS, one RFC 6381 name an element; empty where the attribute is absent.
    public var codecs: [String]
    /// RESOLUTION, or `nil` where it is absent.
    public var resolution: Resolution?
    /// FRAME-RATE in frames a second, or `nil` where it is absent.
    public var frameRate: Double?
    /// HDCP-LEVEL as written, such as `TYPE-0`, or `nil` where it is absent.
    public var hdcpLevel: String?
    /// AUDIO: the GROUP-ID of its audio renditions, or `nil`.
    public var audio: String?
    /// VIDEO: the GROUP-ID of its video renditions, or `nil`.
    public var video: String?
    /// SUBTITLES: the GROUP-ID of its subtitle renditions, or `nil`.
    public var subtitles: String?
    /// CLOSED-CAPTIONS, or `nil` where it is absent.
    public var closedCaptions: ClosedCaptions?
    /// Attributes that RFC 8216 doesn't name, kept in the order written.
    public var otherAttributes: [Attribute]

    /// A variant whose media playlist is at `uri`.
    public init(uri: String, bandwidth: Int) {
        self.uri = uri
        self.bandwidth = bandwidth
        averageBandwidth = nil
        codecs = []
        resolution = nil
        frameRate = nil
        hdcpLevel = nil
        audio = nil
        video = nil
        subtitles = nil
        closedCaptions = nil
        otherAttributes = []
    }
}
