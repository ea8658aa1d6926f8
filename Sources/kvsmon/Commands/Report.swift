import ArgumentParser
import Foundation
import HTTPTransport
import KinesisVideo
import Monitoring
import Recording
import Reports
import StreamAnalysis

/// `kvsmon report`: what happened to a stream within a range, as one file.
struct Report: AsyncParsableCommand {
    /// How the report is written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case markdown, html, json, csv
    }

    static let configuration = CommandConfiguration(
        subcommand: "report",
        abstract: "Write down what happened: availability, gaps with causes, lag, findings, failed calls.",
        discussion: """
            The report of an incident, for the next shift or for AWS support:

                kvsmon report front-door --since 6h -o incident.html
                kvsmon report cam-7 --from 2026-03-01T14:00:00Z --to 2026-03-01T15:00:00Z
                kvsmon report --recording night.jsonl.gz -o night.html

            A stream's archive says what was stored; a recording also knows what the playlists held, how far they were \
            behind, and which calls failed. Without a range, an archive's last hour or the whole recording is reported.

            The format follows the file's name unless it is given. HTML is one file that opens offline and prints.
            """)

    @Argument(help: "The stream's name or ARN.")
    var stream: String?

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "Report of a recording instead; its parts one by one, in order.", valueName: "file"))
    var recording: [String] = []

    @OptionGroup(title: "Range")
    var range: RangeOptions

    @Option(help: "How the report is written: markdown, html, json or csv.")
    var format: Format?

    @Option(help: "Which table CSV holds: findings, gaps, fragments or failed-calls.")
    var table = CSVIncident.Table.findings

    @OptionGroup(title: "Output")
    var output: OutputOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func validate() throws {
        guard (stream == nil) != recording.isEmpty else {
            throw ValidationError("Name one of them: a stream, or a recording with --recording.")
        }
    }

    func run() async throws {
        let format = try chosenFormat()
        try output.check()
        try output.write(format.render(try await observe(), table))
    }

    /// The format that was given, or that the file's name tells.
    private func chosenFormat() throws -> Format {
        if let format { return format }
        guard let file = output.file else { return .markdown }
        let suffix = URL(filePath: file).pathExtension.lowercased()
        guard let format = Format.bySuffix[suffix] else {
            throw ValidationError(
                "The name \(file) doesn't tell the format; give --format markdown, html, json or csv.")
        }
        return format
    }

    private func observe() async throws -> IncidentReport {
        guard let stream else { return try recorded() }
        let reference = try StreamReference(parsing: stream)
        let now = TimeSource.system.date()
        let range = range.chosen.range(now: now) ?? now.addingTimeInterval(-3600)...now
        return try await connection.chosen.using(on: stream) { composition in
            try await composition.past(of: reference, in: range, now: now)
        }
    }

    /// Times that are told as so long ago count from the recording's end.
    private func recorded() throws -> IncidentReport {
        let report = try RecordedStream(paths: recording).report()
        return range.chosen.range(now: report.date).map { IncidentReport(report, range: $0) }
            ?? IncidentReport(report)
    }
}

extension Report.Format {
    /// What file names end in.
    fileprivate static let bySuffix: [String: Report.Format] = [
        "md": .markdown, "markdown": .markdown, "html": .html, "htm": .html, "json": .json, "csv": .csv,
    ]

    /// `report` in this format.
    fileprivate func render(_ report: IncidentReport, _ table: CSVIncident.Table) -> String {
        switch self {
        case .markdown: MarkdownIncident.render(report)
        case .html: HTMLIncident.render(report)
        case .json: IncidentJSON.render(report) + "\n"
        case .csv: CSVIncident.render(report, table)
        }
    }
}

extension CSVIncident.Table: ExpressibleByArgument {}

/// Nothing of the range that was asked for is kept.
private struct NothingKept: Error, CustomStringConvertible {
    let description: String
}

extension Composition {
    /// What the archive tells about `range` of server time when it is `now`, as far back as the stream keeps it.
    fileprivate func past(
        of stream: StreamReference, in range: ClosedRange<Date>, now: Date
    ) async throws -> IncidentReport {
        let service = StreamService.live(stream, client: client)
        let description = try await service.describe().value
        let bounds = HistoryBounds(range, retentionHours: description.retentionHours, now: now)
        let shortening = bounds.shortening ?? ""
        guard let kept = bounds.range else { throw NothingKept(description: shortening) }
        if !shortening.isEmpty { StandardError.warn(shortening) }
        var timeline = StreamTimeline(stream: description)
        timeline.absorb(.described(description, at: now))
        timeline.absorb(.sought(HistoryRequest(date: now, range: kept)))
        let loader = HistoryLoader(service: service)
        try await loader.load(kept) { timeline.absorb(.listed($0)) }
        timeline.absorb(.ticked(now))
        // Loading takes a while, and meanwhile the stream lets go of its oldest seconds.
        let life = description.retentionHours.map { Double($0) * 3600 } ?? .infinity
        let oldest = max(kept.lowerBound, time.date().addingTimeInterval(-life))
        return IncidentReport(timeline.report(), range: min(oldest, kept.upperBound)...kept.upperBound)
    }
}
