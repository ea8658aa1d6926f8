import Foundation
import HLS

/// A media playlist: ours against the parser that one writes first.
enum PlaylistBenchmark {
    private static let count = 1000

    private static let text: String = {
        let token = String(repeating: "CiA2", count: 38)  // tokens of 152 characters have been seen
        var playlist = MediaPlaylist(version: 7, targetDuration: 2, mediaSequence: 1)
        playlist.segments = (0..<count).map { index in
            let query = "FragmentNumber=\(SampleStream.number(index))&SessionToken=\(token)&TrackNumber=1"
            var segment = MediaSegment(uri: "getMP4MediaFragment.mp4?\(query)", duration: .milliseconds(1857))
            segment.programDateTime = SampleStream.start.addingTimeInterval(Double(index) * 1.857)
            return segment
        }
        return PlaylistWriter.text(of: playlist)
    }()

    static func row(_ name: String) -> Row {
        let bytes = Array(text.utf8)
        let ours = Measurement(units: count) {
            // A playlist that can't be read would show as a sum that is wrong.
            guard let playlist = try? MediaPlaylist(parsing: bytes) else { return 0 }
            return playlist.segments.count
        }
        let naive = Measurement(units: count) { naiveSegments(bytes).count }
        return Row(
            name: name, measurement: ours, baseline: ("split by Character", naive))
    }

    private struct Segment {
        var uri: Substring
        var duration: Double
        var date: Date?
    }

    private static func naiveSegments(_ bytes: [UInt8]) -> [Segment] {
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        var segments: [Segment] = []
        var duration = 0.0
        var date: Date?
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            if line.hasPrefix("#EXTINF:") {
                duration = Double(parts[1].split(separator: ",")[0]) ?? 0
            } else if line.hasPrefix("#EXT-X-PROGRAM-DATE-TIME:") {
                date = try? style.parse(String(parts[1]))  // a segment without a date will do
            } else if !line.hasPrefix("#") {
                segments.append(Segment(uri: line, duration: duration, date: date))
            }
        }
        return segments
    }
}
