import Canvas
import Foundation
import MonitorUI
import StreamAnalysis

/// A whole frame of 120 by 40 cells from a model with ten minutes of fragments.
enum DrawingBenchmark {
    private static let frames = 20

    static func row(_ name: String) -> Row {
        let report = SampleStream.timeline(fragments: 600).report()
        var model = Model(
            options: ProgramOptions(stream: "cam1", region: "us-west-2"), size: Size(columns: 120, rows: 40))
        _ = model.update(.report(report))
        _ = model.update(.tick(report.date, bytesWritten: 0))
        let drawn = model
        let measurement = Measurement(units: frames) {
            (0..<frames).reduce(0) { sum, _ in sum + RootView.frame(drawn).bounds.size.columns / 120 }
        }
        return Row(name: name, measurement: measurement)
    }
}
