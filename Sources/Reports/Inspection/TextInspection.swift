import FoundationEssentials
package import MediaInspection
import StreamAnalysis

/// What fragments' media are, as plain text for people: at most 100 columns, no escape sequences.
package enum TextInspection {
    /// The report on fragments of the stream called `stream` as lines, each ended by LF.
    package static func render(_ report: InspectionReport, stream: String) -> String {
        let heading = Paragraph(
            label: "Stream", indent: 10, text: PlainText.clean("\(stream), \(census(report))")
        ).lines
        let missing = report.unanswered.map {
            "Fragment  \(PlainText.clean($0))  WRONG: the answer doesn't have it; ask again"
        }
        let fragments = report.fragments.flatMap { [""] + $0.lines }
        let all = heading + (missing.isEmpty ? [] : [""] + missing) + fragments
        return all.map { $0 + "\n" }.joined()
    }

    private static func census(_ report: InspectionReport) -> String {
        let wrong = report.fragments.count { !$0.isFine } + report.unanswered.count
        let count = report.fragments.count + report.unanswered.count
        let notices = report.fragments.flatMap(\.problems).count { $0.kind.severity == .notice }
        let noticed = notices == 0 ? "" : ", \(Wording.count(notices, "notice"))"
        let fragments = Wording.count(count, "fragment")
        return fragments + (wrong == 0 ? ": nothing is wrong" : ": something is wrong with \(wrong)")
            + noticed
    }
}

extension InspectedFragment {
    /// A label and what stands beside it.
    private typealias Row = (label: String, text: String)

    fileprivate var lines: [String] {
        let title = "Fragment  \(PlainText.clean(number ?? "of unknown number"))  \(verdict)"
        return [title]
            + (places + tracks.flatMap(\.rows) + problems.flatMap(\.rows)).flatMap { label, text in
                Paragraph(label: "  \(label)", indent: 12, text: PlainText.clean(text)).lines
            }
    }

    private var verdict: String {
        if !isFine { return "WRONG" }
        return problems.isEmpty ? "ok" : "notice"
    }

    private var places: [Row] {
        let lag = serverTime.flatMap { server in producerTime.map { server - $0 } }
        let parts = [
            serverTime.map { "server \(Self.date($0))" }, lag.map { "lag \(MediaSeconds.text($0))" },
            byteCount == 0 ? nil : "\(byteCount) bytes",
        ].compactMap(\.self)
        let place = ([producerTime.map(Self.date) ?? "unknown"] + parts).joined(separator: ", ")
        let tags = producerTags.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
        return [("producer", place)] + (tags.isEmpty ? [] : [("tags", tags)])
    }

    /// A time counted from 1970 as a date.
    private static func date(_ time: Duration) -> String { Timestamp.iso8601(Date(sinceEpoch: time)) }
}

extension InspectedTrack {
    fileprivate var rows: [(label: String, text: String)] {
        let said = fields.map { $0.name == "codec" ? $0.value : "\($0.name) \($0.value)" }
        let header = ([codec] + said).joined(separator: ", ")
        return [("\(content.rawValue) \(number)", header), ("", frames)]
    }

    private var frames: String {
        guard let timing else { return "no frames" }
        let step = timing.step.map { ", one each \(MediaSeconds.text($0))" } ?? ""
        let keys =
            content == .video
            ? ", \(keyFrameCount) key: \(keyFrameTimes.prefix(8).map(MediaSeconds.text).joined(separator: " "))"
            : ""
        return "\(frameCount) frames in \(byteCount) bytes, \(MediaSeconds.text(timing.first)) to "
            + MediaSeconds.text(timing.last) + step + keys
    }
}

extension MediaProblem {
    fileprivate var rows: [(label: String, text: String)] {
        let subject = track.map { " on track \($0)" } ?? ""
        let label = kind.severity == .wrong ? "WRONG" : "notice"
        return [
            (label, "\(kind.id)\(subject): \(kind.words)"), ("  found", detail), ("  then", kind.effect),
            ("  next", kind.remedy), ("  source", kind.source),
        ]
    }
}

extension Date {
    /// The moment so long after 1970.
    init(sinceEpoch time: Duration) {
        let (seconds, attoseconds) = time.components
        self.init(timeIntervalSince1970: Double(seconds) + Double(attoseconds) / 1e18)
    }
}
