import Foundation
import Recording
import StreamAnalysis

/// A recording in lines, as fast as it can be read.
struct PlainReplay: Sendable {
    /// The recording, from where it is to be told.
    let replay: Replay
    /// What is wrong with the recording's end, or `nil`.
    let flaw: String?
    /// Where the lines go.
    let output: LineOutput

    /// Tells of the whole recording, unless a signal asks for the end or nobody reads any more.
    func run() async throws {
        do {
            try await Interruption.ends { try await tell() }
        } catch is LineOutput.Closed {
            // Whoever doesn't read any more has seen enough, which is no failure.
        }
    }

    private func tell() async throws {
        var replay = replay
        let teller = ChangeTeller(replay.report.stream, output: output)
        try await teller.begin(at: replay.date)
        while !Task.isCancelled {
            try await teller.take(replay.report)
            try await teller.tick(replay.date)
            guard replay.date < replay.end else { break }
            try replay.stepOn()
        }
        if let flaw { try output.write([flaw]) }
    }
}
