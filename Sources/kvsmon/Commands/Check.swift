import ArgumentParser
import Foundation
import HTTPTransport
import KinesisVideo
import Monitoring
import Recording
import Reports
import StreamAnalysis

/// `kvsmon check`: looks for a while, prints one report, tells the result in its exit code.
struct Check: AsyncParsableCommand {
    /// How the report is written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    static let configuration = CommandConfiguration(
        subcommand: "check",
        abstract:
            "Watch for a while, print one report, exit 0 healthy, 1 warning, 2 critical, 3 could not look.",
        discussion: """
            It lists the past, then watches archive and playlist once a second, then prints what it found:

                kvsmon check front-door --since 15m --for 30s
                kvsmon check cam-7 --from 2026-03-01T02:00:00Z --to 2026-03-01T04:00:00Z
                kvsmon check cam-7 --format json | jq '.findings[] | {id, cause, what}'
                kvsmon check --recording night.jsonl.gz --at 03:12

            The report is all that goes to standard output. Why it could not look goes to standard error.
            """)

    @Argument(help: "The stream's name or ARN.")
    var stream: String?

    @Option(
        help: ArgumentHelp("Look at a recording instead; its parts one by one, in order.", valueName: "file"))
    var recording: [String] = []

    @Option(
        help: "The moment of the recording: 14:21:36 (UTC), +10m or an ISO 8601 date; its end without it.")
    var at: RecordedTime?

    @OptionGroup(title: "Range, 5m without one")
    var range: RangeOptions

    @Option(name: .customLong("for"), help: "How long to watch.")
    var watching = TimeSpan(seconds: 15)

    @Option(help: "How the report is written.")
    var format = Format.text

    @OptionGroup var media: MediaOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func validate() throws {
        guard (stream == nil) != recording.isEmpty else {
            throw ValidationError("Name one of them: a stream, or a recording with --recording.")
        }
        guard at == nil || !recording.isEmpty else {
            throw ValidationError("--at needs --recording, whose moment it names.")
        }
    }

    func run() async throws {
        let report = if let stream { try await observe(stream) } else { try recordedReport() }
        switch format {
        case .text: print(TextReport.render(report), terminator: "")
        case .json: print(JSONReport.render(report))
        }
        throw ExitCode(report.exitCode)
    }

    /// The report of the recording: the one that the live run gave at that moment.
    private func recordedReport() throws -> StreamReport {
        let recording = try RecordedStream(paths: recording)
        guard let at else { return try recording.report() }
        return try recording.report(at: at.date(in: recording.range()))
    }

    private func observe(_ stream: String) async throws -> StreamReport {
        let reference = try StreamReference(parsing: stream)
        let look = Look(range.chosen, now: TimeSource.system.date())
        return try await connection.chosen.using(on: stream) { composition in
            _ = try await composition.client.describeStream(reference)
            let report = await composition.newestReport(
                of: reference, look, media: media.wish, after: watching.duration)
            guard let report, let listing = report.calls.first(where: { $0.operation == .listFragments })
            else {
                throw CouldNotLook(
                    reason: report?.history?.shortening
                        ?? "ListFragments gave no answer while watching; give --for more time")
            }
            if report.fragments.isEmpty, let failure = listing.latest.failure {
                throw CouldNotLook(
                    reason: "ListFragments failed: \(failure.message) [\(failure.code)]",
                    cause: CallError(failure))
            }
            if let history = report.history, !history.isOver {
                let share = Int(history.fraction * 100)
                throw CouldNotLook(
                    reason: "only \(share) % of the range could be listed; ask for less, or try later")
            }
            return report
        }
    }
}

/// Nothing was seen of the stream, or not all that was asked for.
private struct CouldNotLook: CausedError, CustomStringConvertible {
    let reason: String
    var cause: (any Error)?
    var description: String { reason }
}

/// What one check looks at.
private struct Look {
    /// What the first listing reaches back over.
    let history: Duration
    /// What else is looked at.
    let scope: MonitorScope

    /// So much is listed at once, in seconds; more is loaded in slices.
    private static let atOnce = 900
    /// How long the past may take to load.
    static let patience = Duration.seconds(600)

    init(_ range: AskedRange, now: Date) {
        let usual = TimeSpan(seconds: 300)
        let since = range.since ?? usual
        let isShort = range.from == nil && since.seconds <= Self.atOnce
        history = isShort ? since.duration : usual.duration
        scope = isShort ? .live : range.scope(now: now)
    }
}

extension Composition {
    /// Watches `stream` for `duration`, and until the past is loaded, and answers the last report, or `nil` where none came.
    fileprivate func newestReport(
        of stream: StreamReference, _ look: Look, media: Monitor.Media, after duration: Duration
    ) async -> StreamReport? {
        let monitor = monitor(stream, history: look.history, scope: look.scope, media: media)
        let begin = time.uptime()
        let patience = look.scope == .live ? duration : duration + Look.patience
        return await withTaskGroup(of: StreamReport?.self) { group in
            group.addTask {
                await monitor.run()
                return nil
            }
            group.addTask {
                // Cancellation ends the wait early, and then what was seen so far is wanted.
                try? await time.sleep(patience)
                return nil
            }
            group.addTask {
                var newest: StreamReport?
                for await report in monitor.reports {
                    newest = report
                    if time.uptime() - begin >= duration, report.history?.isOver ?? true { break }
                }
                return newest
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return await group.reduce(first) { $0 ?? $1 }
        }
    }
}

extension StreamReport {
    /// 0 healthy, 1 warning, 2 critical; notices and information are healthy.
    fileprivate var exitCode: Int32 {
        switch severity {
        case nil, .info?, .notice?: 0
        case .warning?: 1
        case .critical?: 2
        }
    }
}
