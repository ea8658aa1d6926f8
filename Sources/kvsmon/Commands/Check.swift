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
        abstract:
            "Watch for a while, print one report, exit 0 healthy, 1 warning, 2 critical, 3 could not look.",
        discussion: """
            It lists the past, then watches archive and playlist once a second, then prints what it found:

                kvsmon check front-door --since 15m --for 30s
                kvsmon check front-door --format json | jq '.findings[] | {id, cause, what}'
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

    @Option(help: "How far to look back.")
    var since = TimeSpan(seconds: 300)

    @Option(name: .customLong("for"), help: "How long to watch.")
    var watching = TimeSpan(seconds: 15)

    @Option(help: "How the report is written.")
    var format = Format.text

    @OptionGroup var media: MediaOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func validate() throws {
        guard (stream == nil) != recording.isEmpty else {
            throw ValidationError("Name a stream, or a recording with --recording.")
        }
        guard at == nil || !recording.isEmpty else {
            throw ValidationError("--at needs --recording, whose moment it names.")
        }
    }

    func run() async throws {
        let report: StreamReport
        do {
            report = if let stream { try await observe(stream) } else { try recordedReport() }
        } catch {
            FileHandle.standardError.write(Data("kvsmon: \(error)\n".utf8))
            throw ExitCode(3)
        }
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
        return try await Composition.using(connection.configuration()) { composition in
            _ = try await composition.client.describeStream(reference)
            let report = await composition.newestReport(
                of: reference, history: since.duration, media: media.wish, after: watching.duration)
            guard let report, let listing = report.calls.first(where: { $0.operation == .listFragments })
            else {
                throw CouldNotLook(
                    reason: "ListFragments gave no answer while watching; give --for more time")
            }
            if report.fragments.isEmpty, let failure = listing.latest.failure {
                throw CouldNotLook(reason: "ListFragments failed: \(failure.message) [\(failure.code)]")
            }
            return report
        }
    }
}

/// Nothing was seen of the stream.
private struct CouldNotLook: Error, CustomStringConvertible {
    let reason: String
    var description: String { reason }
}

extension Composition {
    /// Watches `stream` for `duration` and answers the last report, or `nil` where none came.
    fileprivate func newestReport(
        of stream: StreamReference, history: Duration, media: Monitor.Media, after duration: Duration
    ) async -> StreamReport? {
        let monitor = monitor(stream, history: history, media: media)
        return await withTaskGroup(of: StreamReport?.self) { group in
            group.addTask {
                await monitor.run()
                return nil
            }
            group.addTask {
                // Cancellation ends the wait early, and then what was seen so far is wanted.
                try? await time.sleep(duration)
                return nil
            }
            group.addTask { await monitor.reports.reduce(nil) { $1 } }
            _ = await group.next()
            group.cancelAll()
            return await group.reduce(nil) { $0 ?? $1 }
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
