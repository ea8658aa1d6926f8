import ArgumentParser
import Foundation
import HTTPTransport
import KinesisVideo
import Reports
import Triage

/// `kvsmon doctor`: finds the step at which things go wrong, from the credentials to the media.
struct Doctor: AsyncParsableCommand {
    /// How the report is written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    static let configuration = CommandConfiguration(
        subcommand: "doctor",
        abstract: "Check step by step why nothing works; exit 0 all well, 1 problems, 3 could not look.",
        discussion: """
            What to run first. Region, credentials, DNS, TCP, TLS, clock and identity, then for each action that kvsmon \
            uses whether it is allowed, and for a stream: status, retention, recent media, session, playlist and codecs. \
            A check that fails stops only those that need it; all of them take half a minute at most.

                kvsmon doctor                the way to the service, and its streams
                kvsmon doctor front-door     that, and one stream
                kvsmon doctor --format json | jq '.checks[] | select(.status=="problem")'

            It reads only, costs nothing but a few requests, and shows no secret. It opens one HLS session of 5 minutes.
            """)

    @Argument(help: "The stream's name or ARN; without one the account alone is looked at.")
    var stream: String?

    @Option(help: "How the report is written.")
    var format = Format.text

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run() async throws {
        let (report, isInterrupted) = try await examined()
        switch format {
        case .text: print(TextTriage.summary(of: report), terminator: "")
        case .json: print(JSONTriage.render(report))
        }
        guard !isInterrupted else { throw KVSMon.couldNotLook }
        throw ExitCode(report.isFine ? 0 : 1)
    }

    /// What the checks found, and whether somebody ended them early.
    private func examined() async throws -> (report: TriageReport, isInterrupted: Bool) {
        let reference = try stream.map { (text) throws(KinesisVideoError) in
            try StreamReference(parsing: text)
        }
        let resolver = try connection.chosen.resolver()
        let logging = try connection.chosen.log.logging()
        let outcome = try await Interruption.outcome {
            await Examination.using(resolver, logging: logging) { await examine(reference, by: $0) }
        }
        return (outcome.value, outcome.isInterrupted)
    }

    /// The report; as text, each line is printed as soon as it is known.
    private func examine(_ stream: StreamReference?, by examination: Examination) async -> TriageReport {
        let progress = ProgressLine()
        let isText = format == .text
        if isText {
            Self.say(TextTriage.heading(stream: stream?.description, date: TimeSource.system.date()))
        }
        var writer = TriageWriter()
        let report = await examination.report(on: stream) { event in
            switch event {
            case .begins(let title): progress.show("looking at \(title) …")
            case .ended(let line):
                progress.erase()
                if isText { Self.say(writer.add(line)) }
            }
        }
        if isText { Self.say(writer.end()) }
        return report
    }

    private static func say(_ text: String) {
        print(text, terminator: "")
        StandardOutput.flush()
    }
}
