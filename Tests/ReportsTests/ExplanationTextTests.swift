import FoundationEssentials
import StreamAnalysis
import Testing

@testable import Reports

struct ExplanationTextTests {
    /// Eight fragments of 2 s each, from 2026-03-01T14:00:00Z on; the fifth is missing, as its number is.
    private static let excerpt: ArchiveExcerpt = {
        let start = Date(timeIntervalSince1970: 1_772_373_600)
        let fragments = [0, 1, 2, 3, 5, 6, 7, 8].compactMap { index -> Fragment? in
            let date = start.addingTimeInterval(Double(index) * 2)
            return FragmentNumber("10000000000000000000000000000000000000012345\(100 + index)").map {
                Fragment(
                    number: $0, producerTimestamp: date, serverTimestamp: date + 1,
                    length: .milliseconds(1939),
                    byteCount: 14_000)
            }
        }
        return ArchiveExcerpt(fragments, taken: start.addingTimeInterval(100), retentionHours: 24)
    }()

    func explanation(_ query: String) throws -> Explanation {
        Explanation(
            try #require(FragmentQuery(number: query)),
            of: StreamDescription(name: "cam\u{1B}[31m", region: "us-west-2"),
            in: Self.excerpt
        ) { search in
            guard case .found(let fragment, _) = search else { return [] }
            let start = fragment.producerTimestamp
            return [
                SessionTerms(
                    mode: .onDemand(from: start - 5, to: start + 5), clock: .producer,
                    discontinuities: .onDiscontinuity, opened: Self.excerpt.taken, life: .seconds(300)),
                SessionTerms(
                    mode: .live, clock: .producer, discontinuities: .onDiscontinuity, opened: start - 2,
                    life: .seconds(300)),
            ]
        }
    }

    @Test func saysWhatWhyAndWhatAViewerSees() throws {
        let text = ExplanationText.render(try explanation("…12345105"))
        #expect(
            text.contains(
                "SERVED\n  what    …012345105 is archived. An ON_DEMAND session of 14:00:05–14:00:15 has it"))
        #expect(text.contains("a gap of 2.0 s"))
        #expect(text.contains("ON_DISCONTINUITY  DISCONTINUITY"))
    }

    @Test func noLineIsWiderThanAHundredColumnsAndNothingControlsTheTerminal() throws {
        for query in ["…012345100", "…12345105", "…12345199"] {
            let text = ExplanationText.render(try explanation(query))
            #expect(text.split(separator: "\n").allSatisfy { $0.count <= Paragraph.width })
            #expect(!text.contains("\u{1B}"))
        }
    }

    @Test func whatIsntThereSaysSo() throws {
        let text = ExplanationText.render(try explanation("…99999999"))
        #expect(text.contains("NOT ARCHIVED"))
        #expect(text.contains("--around"))
    }

    @Test func theJSONHoldsTheVerdictOfEverySession() throws {
        let json = ExplanationJSON.render(try explanation("…12345105"))
        #expect(json.hasPrefix(#"{"schema":1,"stream":"cam\u001b[31m","region":"us-west-2""#))
        #expect(json.contains(#""verdict":"served","fragment":{"number":"#))
        #expect(json.contains(#""mode":"ON_DEMAND""#))
        #expect(json.contains(#""mode":"LIVE""#))
        #expect(json.contains(#""is_discontinuity":true"#))
    }

    @Test func theJSONNamesWhyNothingIsThere() throws {
        let json = ExplanationJSON.render(try explanation("…99999999"))
        #expect(json.contains(#""verdict":"not archived","fragment":null,"cause":"unknown-ending""#))
    }
}
