/// Takes session tokens out of playlists, so that nothing that is kept of them lets its reader watch the stream.
enum SessionTokens {
    private static let name = Array("SessionToken=".utf8)
    /// What ends a parameter's value in a playlist's line: the next parameter, the quote of an attribute, a fragment, white space.
    private static let ends = Set("&\"'<>#".utf8)

    /// `text` without its `SessionToken` parameters; everything else stays byte for byte.
    static func removed(from text: [UInt8]) -> [UInt8] {
        var rest = text[...]
        var kept: [UInt8] = []
        kept.reserveCapacity(text.count)
        while let parameter = rest.firstRange(of: name) {
            kept += rest[..<parameter.lowerBound]
            rest = rest[parameter.upperBound...].drop { $0 > UInt8(ascii: " ") && !ends.contains($0) }
            if rest.first == UInt8(ascii: "&") {
                rest = rest.dropFirst()
            } else if let mark = kept.last, mark == UInt8(ascii: "?") || mark == UInt8(ascii: "&") {
                kept.removeLast()
            }
        }
        return kept + rest
    }
}
