/// The value of CLOSED-CAPTIONS. Source: RFC 8216 §4.3.4.2.
public enum ClosedCaptions: Hashable, Sendable {
    /// The word NONE: no variant carries captions.
    case noCaptions
    /// The GROUP-ID of the captions.
    case group(String)
}
