import FoundationEssentials
import Testing

@testable import StreamAnalysis

struct ImplausibleTimestampCheckTests {
    /// Twelve fragments whose producer time begins at `date`, sent `speed` times as fast as they were filmed.
    private func findings(from date: Date, speed: Double = 1, then rest: [Fragment] = []) -> [Finding] {
        var timeline = StreamTimeline(stream: StreamDescription(name: "cam", region: "r"))
        let fragments = (0..<12).map { index -> Fragment in
            var fragment = fragment(UInt64(7001 + index), producer: 0, server: Double(index) * 2 / speed)
            fragment.producerTimestamp = date.addingTimeInterval(Double(index) * 2)
            return fragment
        }
        for fragment in fragments + rest {
            let seen = fragment.serverTimestamp.addingTimeInterval(3)
            timeline.absorb(.listed(FragmentListing(date: seen, range: start...seen, fragments: [fragment])))
        }
        return timeline.report().findings
    }

    private static let day = 86_400.0

    @Test(arguments: [
        (Date(timeIntervalSince1970: 40), 1.0, "relative-clock"),
        (Date(timeIntervalSince1970: 315_964_800), 1, "relative-clock"),
        (start.addingTimeInterval(-3 * day), 1, "wrong-date"),
        (start.addingTimeInterval(-3 * day), 4, "offline-upload"),
        (start.addingTimeInterval(600), 1, "future"), (start.addingTimeInterval(400 * day), 1, "future"),
    ])
    func theCauseIsNamed(date: Date, speed: Double, cause: String) throws {
        let findings = findings(from: date, speed: speed)
        #expect(findings.map(\.kind) == [.implausibleTimestamp])
        #expect(findings.first?.cause == cause)
        #expect(findings.first?.state == .confirmed)
    }

    @Test(arguments: [-0.9, -60, -3600, 4])
    func whatIsOffByLessIsNone(seconds: Double) {
        let findings = findings(from: start.addingTimeInterval(seconds))
        #expect(!findings.contains { $0.kind == .implausibleTimestamp })
    }

    @Test func endsWhenTheClockIsSet() throws {
        let rest = (0..<8).map { index -> Fragment in
            let time = 24 + Double(index) * 2
            return fragment(UInt64(7013 + index), producer: time - 0.9, server: time)
        }
        let findings = findings(from: Date(timeIntervalSince1970: 40), then: rest)
        let implausible = try #require(findings.first { $0.kind == .implausibleTimestamp })
        #expect(implausible.state == .resolved)
    }

    @Test func namesTheDay() {
        let what = findings(from: Date(timeIntervalSince1970: 40)).first?.sentences.what
        #expect(what?.hasSuffix("is dated 1970-01-01.") == true)
    }
}
