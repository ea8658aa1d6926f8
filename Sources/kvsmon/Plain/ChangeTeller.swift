import Foundation
import Reports
import StreamAnalysis

/// Tells of a stream in lines as its reports come.
actor ChangeTeller {
    private var log: ChangeLog
    private let output: LineOutput

    /// A teller of `stream`.
    init(_ stream: StreamDescription, output: LineOutput) {
        log = ChangeLog(stream)
        self.output = output
    }

    /// Says what it will tell of.
    func begin(at date: Date) throws(LineOutput.Closed) { try output.write(log.opening(at: date)) }

    /// Tells what is new in `report`.
    func take(_ report: StreamReport) throws(LineOutput.Closed) { try output.write(log.lines(for: report)) }

    /// Gives a sign of life where one is due at `date`.
    func tick(_ date: Date) throws(LineOutput.Closed) { try output.write(log.signOfLife(at: date)) }
}
