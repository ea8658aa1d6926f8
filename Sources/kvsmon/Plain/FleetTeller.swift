import Foundation
import Reports
import StreamAnalysis

/// Tells of many streams in lines as their reports come.
actor FleetTeller {
    private var log: FleetLog
    private let output: LineOutput
    private var isClosed = false

    /// A teller of the streams that `words` ask for in `region`.
    init(_ words: String, in region: String, output: LineOutput) {
        log = FleetLog(words, in: region)
        self.output = output
    }

    /// Says what it will tell of.
    func begin(at date: Date) throws(LineOutput.Closed) { try output.write(log.opening(at: date)) }

    /// Tells what is new in `report`; whether anybody still reads is told by ``tick(_:)``.
    func take(_ report: StreamReport) { write(log.lines(for: report)) }

    /// Tells which streams came and went by `date`, as far as `report` knows.
    func take(_ report: FleetReport, at date: Date) { write(log.lines(for: report, at: date)) }

    /// Gives a sign of life where one is due at `date`.
    func tick(_ date: Date) throws(LineOutput.Closed) {
        write(log.signOfLife(at: date))
        if isClosed { throw LineOutput.Closed() }
    }

    private func write(_ lines: [String]) {
        guard !isClosed else { return }
        do throws(LineOutput.Closed) { try output.write(lines) } catch { isClosed = true }
    }
}
