extension HandedOutURL {
    /// The URL as `https://b-1a2b….kinesisvideo.us-west-2…?SessionToken=•••`: scheme, service and region, and that there is
    /// a token; host and path, which are the same for all of a stream, take no room.
    var shortURL: String {
        let parts = redactedURL.split(separator: "?", maxSplits: 1)
        let query = parts.count > 1 ? "?" + parts[1] : ""
        guard let scheme = parts.first?.firstRange(of: "://"), let text = parts.first else {
            return redactedURL
        }
        let rest = text[scheme.upperBound...]
        let host = rest.prefix { $0 != "/" }
        var labels = host.split(separator: ".").map(String.init)
        if let first = labels.first, first.count > Self.firstLabel {
            labels[0] = first.prefix(Self.firstLabel) + "…"
        }
        if let domain = labels.lastIndex(of: "amazonaws") { labels.removeSubrange(domain...) }
        let name = labels.joined(separator: ".")
        let isWhole = name == host && host.count == rest.count
        return text[..<scheme.upperBound] + name + (isWhole ? "" : "…") + query
    }

    /// So much of a host's first name tells it from others.
    private static let firstLabel = 6
}
