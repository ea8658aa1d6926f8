import HLS

/// A media playlist line by line, with what changed and what is wrong.
public struct PlaylistSheet: Hashable, Sendable {
    /// The lines, in order.
    public private(set) var lines: [PlaylistLine] = []
    /// Segments that the playlist before didn't have.
    public private(set) var addedSegments = 0
    /// Segments that the playlist before had.
    public private(set) var removedSegments = 0

    /// The lines of `text`, compared with the playlist `before` where there was one.
    init(_ text: String, since before: String?) {
        let blocks = Self.blocks(of: text)
        let known = before.map { Known(Self.blocks(of: $0)) }
        for block in blocks {
            for line in block.lines {
                lines.append(
                    PlaylistLine(
                        number: lines.count + 1, text: line, change: known?.change(of: line, in: block)))
            }
        }
        if let known {
            let names = Set(blocks.compactMap(\.segment))
            addedSegments = names.subtracting(known.segments.keys).count
            removedSegments = Set(known.segments.keys).subtracting(names).count
        }
        attachDiagnostics(of: text)
    }

    /// The lines of a segment, from its first tag to its URI.
    private struct Block {
        var isFirst: Bool
        var lines: [String] = []
        /// `nil` behind the last segment.
        var segment: SegmentName?
    }

    /// The lines of the playlist before.
    private struct Known {
        /// Those of its head and of its first segment, and those behind its last one.
        var ends: [String] = []
        /// Those of each segment.
        var segments: [SegmentName: [String]] = [:]

        init(_ blocks: [Block]) {
            for block in blocks {
                if block.isFirst || block.segment == nil { ends += block.lines }
                if let segment = block.segment { segments[segment] = block.lines }
            }
        }

        func change(of line: String, in block: Block) -> PlaylistLine.Change? {
            let tag = PlaylistSheet.tag(of: line)
            let isOfHead = PlaylistSheet.headTags.contains(tag)
            guard !isOfHead, let segment = block.segment else { return change(of: line, tag, since: ends) }
            guard let lines = segments[segment] else { return .added }
            // What stands before the window's first segment, such as EXT-X-MAP, goes on with the window.
            if block.isFirst, ends.contains(line) { return nil }
            return change(of: line, tag, since: lines)
        }

        private func change(
            of line: String, _ tag: Substring, since lines: [String]
        ) -> PlaylistLine.Change? {
            guard !lines.contains(line) else { return nil }
            return lines.contains { PlaylistSheet.tag(of: $0) == tag } ? .changed : .added
        }
    }

    /// Tags of the whole playlist. Sources: RFC 8216 §4.3.1, §4.3.3, §4.3.5.
    private static let headTags: Set<Substring> = [
        "#EXTM3U", "#EXT-X-VERSION", "#EXT-X-TARGETDURATION", "#EXT-X-MEDIA-SEQUENCE",
        "#EXT-X-DISCONTINUITY-SEQUENCE", "#EXT-X-ENDLIST", "#EXT-X-PLAYLIST-TYPE", "#EXT-X-I-FRAMES-ONLY",
        "#EXT-X-INDEPENDENT-SEGMENTS", "#EXT-X-START",
    ]

    /// The tag's name, or nothing for a URI.
    private static func tag(of line: String) -> Substring {
        line.hasPrefix("#") ? line.prefix { $0 != ":" } : ""
    }

    private static func blocks(of text: String) -> [Block] {
        var blocks: [Block] = []
        var block = Block(isFirst: true)
        for line in text.playlistLines {
            block.lines.append(line)
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            block.segment = SegmentName(uri: line)
            blocks.append(block)
            block = Block(isFirst: false)
        }
        return block.lines.isEmpty ? blocks : blocks + [block]
    }

    private mutating func attachDiagnostics(of text: String) {
        // It was read once; what can't be read now has no lines to speak of.
        guard let parsed = try? PlaylistParser.parse(text.utf8) else { return }
        for diagnostic in parsed.diagnostics where lines.indices.contains(diagnostic.line - 1) {
            lines[diagnostic.line - 1].diagnostics.append(diagnostic)
        }
    }
}

extension String {
    /// The lines of a playlist: LF or CR LF ends one. Source: RFC 8216 §4.1.
    var playlistLines: [String] {
        let lines = split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(String.init)
        return lines.last == "" ? lines.dropLast() : lines
    }
}
