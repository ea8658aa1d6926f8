import Foundation
import Testing

@testable import StreamAnalysis

struct FindingPageTests {
    @Test func thePageNamesEveryFindingAndNoOther() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let page = try String(
            contentsOf: root.appending(path: "Sources/StreamAnalysis/StreamAnalysis.docc/Findings.md"),
            encoding: .utf8)
        let cells = page.split(separator: "\n").filter { $0.hasPrefix("| `") }.map {
            $0.dropFirst(2).prefix { $0 != "|" }
        }
        let named = cells.flatMap { cell in
            cell.split(separator: "`").enumerated().filter { $0.offset % 2 == 0 }.map { String($0.element) }
        }
        #expect(named.sorted() == Finding.Kind.allCases.map(\.rawValue).sorted())
    }
}
