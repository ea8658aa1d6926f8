import HLS

/// What a segment is called within its session: the URI's fragment number, however short, else the URI without its token.
struct SegmentName: Hashable, Sendable {
    private let text: String

    /// The name of `segment`.
    init(of segment: MediaSegment) { self.init(uri: segment.uri) }

    /// The name in `uri`.
    init(uri: String) {
        let parts = uri.split(separator: "?", maxSplits: 1)
        let parameters = parts.count > 1 ? parts[1].split(separator: "&") : []
        let number = parameters.first { $0.hasPrefix("FragmentNumber=") }
        let rest = parameters.filter { !$0.hasPrefix("SessionToken=") }.joined(separator: "&")
        text = number.map(String.init) ?? "\(parts.first ?? "")?\(rest)"
    }
}
