import Canvas
import StreamAnalysis

/// How the calls of each operation are doing.
struct CallsPanel: Panel {
    /// What is listed.
    let calls: [CallHealth]

    private static let table = Table(columns: [.init(.fixed(1)), .init(.fixed(26)), .init(.share(1), .right)])

    func draw(into frame: inout Frame, area: Rect) {
        var area = area
        Rule(title: .sectionTitle("Calls", "  the latest answer took", isFocused: false)).draw(
            into: &frame, area: area.cutTop(1))
        var row = 0
        for call in calls {
            frame.write(
                Self.line(call, width: area.size.columns - 2), at: Point(column: 1, row: row), in: area)
            row += 1
            guard let failure = call.latest.failure else { continue }
            let text = StyledText("\(failure.code): \(failure.message)", .muted)
            for line in text.wrapped(to: area.size.columns - 6).prefix(3) {
                frame.write(line, at: Point(column: 3, row: row), in: area)
                row += 1
            }
        }
    }

    /// One operation: how it ended last, and how long that took.
    static func line(_ call: CallHealth, width: Int) -> StyledText {
        let failure = call.latest.failure
        let role: Role = failure == nil ? .ok : .critical
        let latency = Quantity.latency(call.latest.latency.inSeconds)
        let outcome = failure.map { failure in
            let status = failure.status.map { " \($0)" } ?? ""
            return StyledText("failed \(call.consecutiveFailures)×\(status)", .critical)
        }
        return table.line(
            [
                StyledText(failure == nil ? "●" : "×", role, .bold), StyledText(call.operation.rawValue),
                outcome ?? StyledText(latency, .muted),
            ], width: width)
    }
}
