import FoundationEssentials
import Testing

@testable import Reports

struct TriageWriterTests {
    private func line(_ title: String, _ verdict: TriageReport.Verdict) -> TriageReport.Line {
        TriageReport.Line(check: title, title: title, verdict: verdict)
    }

    private let cause = "because of the problem with DNS"

    @Test func linesThatWereNotTriedForOneReasonAreOne() {
        var writer = TriageWriter()
        #expect(writer.add(line("TCP", .notTried(cause))) == "")
        #expect(writer.add(line("TLS", .notTried(cause))) == "")
        #expect(
            writer.add(line("clock", .ok("fine"))) == """
                not tried  2 checks         because of the problem with DNS: TCP, TLS
                ok         clock            fine

                """)
        #expect(writer.end() == "")
    }

    @Test func anotherReasonBeginsAnotherLine() {
        var writer = TriageWriter()
        #expect(writer.add(line("TLS", .notTried("the endpoint is http://"))) == "")
        #expect(
            writer.add(line("HTTP", .notTried(cause)))
                == "not tried  TLS              the endpoint is http://\n")
        #expect(writer.end() == "not tried  HTTP             \(cause)\n")
        #expect(writer.end() == "")
    }

    @Test func theWholeReportIsWrittenTheSameWay() {
        let lines = ["TCP", "TLS", "HTTP"].map { line($0, .notTried(cause)) }
        let report = TriageReport(
            stream: "cam", region: nil, date: Date(timeIntervalSince1970: 0), lines: lines)
        #expect(TextTriage.render(report).contains("3 checks         \(cause): TCP, TLS, HTTP\n\nResult"))
    }
}
