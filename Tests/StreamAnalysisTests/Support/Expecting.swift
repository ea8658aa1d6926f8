import Testing

@testable import StreamAnalysis

/// Plays `text` and demands exactly the findings written beside its lines.
func expectFindings(
    _ text: TimelineText, driver: TimelineDriver = TimelineDriver(),
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let found = driver.findings(text)
    var rest = found
    for expectation in text.expectations {
        let index = rest.firstIndex { finding in
            finding.kind.rawValue == expectation.kind
                && (expectation.cause == nil || finding.cause == expectation.cause)
                && (expectation.seconds.map { wanted in finding.hasSeconds(near: wanted) } ?? true)
        }
        guard let index else {
            Issue.record(
                "not found: \(expectation); found \(found.map(\.outline))", sourceLocation: sourceLocation)
            continue
        }
        #expect(rest[index].state != .pending, sourceLocation: sourceLocation)
        rest.remove(at: index)
    }
    let unexpected = rest.map(\.outline)
    #expect(unexpected == [], sourceLocation: sourceLocation)
}

extension Finding {
    /// Kind, cause, state and evidence on one line.
    var outline: String {
        let values = evidence.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
        return "\(kind.rawValue) \(cause ?? "-") \(state.rawValue) \(values)"
    }

    /// The first seconds of the evidence, rounded to a tenth, are these.
    func hasSeconds(near wanted: Double) -> Bool {
        evidence.contains {
            if case .number(let value) = $0.value { abs(value - wanted) < 0.05 } else { false }
        }
    }
}

extension [Finding.Evidence] {
    /// The number under `name`, or `nil` where there is none.
    func firstNumber(_ name: String) -> Double? {
        for case .number(let number) in lazy.filter({ $0.name == name }).map(\.value) { return number }
        return nil
    }
}
