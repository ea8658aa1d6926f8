import Foundation
import Testing

@testable import Triage

struct ComplaintTests {
    @Test func theReadmeNamesEveryProblemAndNoOther() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        let section = readme.split(separator: "\n## ").first { $0.hasPrefix("When nothing works") } ?? ""
        let rows = section.split(separator: "\n").filter { $0.hasPrefix("| ") && $0.contains("`") }
        let named = rows.flatMap { row in
            row.split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
        }
        #expect(named.sorted() == Complaint.allCases.map(\.rawValue).sorted())
    }

    @Test(arguments: Complaint.allCases)
    func everyProblemHasARemedyOfOneSentence(complaint: Complaint) {
        #expect(complaint.remedy.hasSuffix("."))
        #expect(!complaint.remedy.contains(". "), "\(complaint.remedy)")
        #expect(complaint.remedy.count <= 130)
    }
}
