import ArgumentParser
import Foundation
import HTTPTransport
import KinesisVideo
import Monitoring
import Recording
import StreamAnalysis

/// `kvsmon record`: watches without a screen and writes down all that is observed.
struct Record: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        subcommand: "record",
        abstract: "Record what is observed of a stream, for `kvsmon replay`, until Ctrl-C or for a while.",
        discussion: """
            The file is gzip of JSON lines, about half a megabyte an hour; only you can read it, and it holds no keys and \
            no session tokens. A file that is cut off, by a crash or a full disk, replays up to its last second.

                kvsmon record front-door -o night.jsonl.gz --for 8h
                kvsmon record front-door -o night.jsonl.gz --rotate 50MB
                kvsmon replay night.jsonl.gz night.jsonl.gz.1
            """)

    @OptionGroup var stream: StreamArgument

    @Option(name: [.customShort("o"), .long], help: "The file to write.")
    var output: String

    @Option(name: .customLong("for"), help: "How long to record: 90s, 10m, 8h; until Ctrl-C without it.")
    var length: TimeSpan?

    @Option(help: "How far back to begin.")
    var since = TimeSpan(seconds: 300)

    @Option(help: "Begin another file, FILE.1 and so on, when one has this size: 500kB, 50MB, 1GB.")
    var rotate: FileSize?

    @Flag(help: "Write over files that are there.")
    var force = false

    @OptionGroup var media: MediaOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run() async throws {
        let reference = try stream.reference()
        if !force { try TakenFile.refuse(output) }
        let media = media.wish
        try await connection.chosen.using(on: stream.stream) { composition in
            // A stream that isn't there is said at once, and leaves no file behind.
            _ = try await composition.client.describeStream(reference)
            let session = RecordingSession(
                stream: composition.description(of: reference), at: composition.time.date(),
                keeping: .nothing)
            try await session.recorder.start(
                output, existing: force ? .replaced : .kept, rotation: rotate?.bytes)
            let monitor = composition.monitor(
                reference, history: since.duration, media: media, observe: session.observe)
            try await Interruption.ends { try await record(monitor, session, composition.time) }
        }
    }

    /// Records until there is an end to it; a file that takes no more is one.
    private func record(_ monitor: Monitor, _ session: RecordingSession, _ time: TimeSource) async throws {
        let line = StatusLine(file: output)
        defer { line.end() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await session.runUntilFull() }
            group.addTask { [length] in
                await Self.watch(monitor, line, time, for: length?.duration ?? .seconds(Int64.max / 4))
                session.finish()
            }
            try await group.waitForAll()
        }
        try await session.recorder.stop()
    }

    private static func watch(
        _ monitor: Monitor, _ line: StatusLine, _ time: TimeSource, for length: Duration
    ) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await monitor.run() }
            group.addTask { for await report in monitor.reports { line.show(report) } }
            // Cancellation ends the wait early, which is what it is for.
            group.addTask { try? await time.sleep(length) }
            await group.next()
            group.cancelAll()
        }
    }
}
