import Testing

@testable import StreamAnalysis

struct DuplicateTimestampCheckTests {
    /// The producer reconnects at 26 s and sends its last two fragments again before it goes on.
    private let rollback = TimelineText(
        """
        # at    number  producer  length  expect
          0.0   7001    -0.900    1.939
          +12
         26.0   8001    21.100    1.939   reconnect with-re-sends, duplicate-timestamp
         26.4   8002    23.100    1.939   missing-from-playlist superseded-duplicate
         26.8   8003    25.100    1.939
         28.0   8004    27.100    1.939
          +10
        """)

    @Test func fragmentsSentAgainAreOneFindingOfDuplicates() {
        expectFindings(rollback)
    }

    @Test func namesWhatThePlaylistServesAndWhatItHides() throws {
        let finding = try #require(
            TimelineDriver().findings(rollback).first { $0.kind == .duplicateTimestamp })
        #expect(finding.evidence.contains(.init("duplicates", .count(2))))
        #expect(finding.severity == .info)
        let texts = finding.evidence.compactMap { evidence -> String? in
            if case .text(let text) = evidence.value { text } else { nil }
        }
        #expect(texts.count == 2)
        #expect(texts == texts.sorted(by: >), "the larger number is served")
    }

    @Test func aClockSetBackByWholeStridesIsNoDuplicate() {
        let text = TimelineText(
            """
              0.0   7001    -0.900    1.939
              +12
             26.0   7014    21.100    1.939   clock-jump back -4.0
             28.0   7015    23.100    1.939
              +12
            """)
        expectFindings(text, driver: TimelineDriver(hasSession: false))
    }

    @Test func whatIsSentAgainBeforeAPauseIsToldAllTheSame() {
        let findings = TimelineDriver(ends: 45, hasSession: false).findings(
            TimelineText(
                """
                  0.0   7001    -0.900    1.939
                  +12
                 25.0   7014    21.100    1.939
                 25.4   7015    23.100    1.939
                """))
        #expect(findings.contains { $0.kind == .duplicateTimestamp })
        #expect(!findings.contains { $0.kind == .clockJump })
    }
}
