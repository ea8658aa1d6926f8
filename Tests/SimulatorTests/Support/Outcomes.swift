import Foundation
import TestSupport
import Testing

/// What a script of cases found: each one's name with "ok", or with what was wrong.
struct Outcomes {
    private let all: [String: String]

    /// What `result` printed.
    init(_ result: ChildProgram.Result) throws {
        try #require(result.status == 0, "\(result.errors)")
        all = try JSONDecoder().decode([String: String].self, from: Data(result.output.utf8))
    }

    /// How many cases there were.
    var count: Int { all.count }

    /// Fails once for each case that found something wrong, by its name.
    func expectAllFine() {
        for (name, outcome) in all.sorted(by: { $0.key < $1.key }) where outcome != "ok" {
            Issue.record("\(name): \(outcome)")
        }
    }
}
