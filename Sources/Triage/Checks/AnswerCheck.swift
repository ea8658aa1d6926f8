import HTTPTransport
import KinesisVideo
import Reports
import StreamAnalysis

extension DoctorCheck {
    /// Whether the control plane's host answers HTTP; the answer tells its clock, too.
    static let http = DoctorCheck(.http, "HTTP", needs: [.tcp, .tls], limit: .seconds(5)) {
        instruments, chart in
        var chart = chart
        guard let endpoint = chart.place?.control else { return Outcome(.notTried("no endpoint"), chart) }
        let begin = instruments.time.uptime()
        do throws(HTTPTransportError) {
            // Nothing is signed, so that keys and clock don't matter: every refusal has a Date, too.
            let transport = instruments.logging.observing(instruments.transport, time: instruments.time)
            let response = try await transport.send(
                HTTPRequest(url: "\(endpoint)/"), deadline: callLimit, bodyLimit: answerLimit)
            let took = instruments.time.uptime() - begin
            chart.clock = response.headers["Date"].flatMap(HTTPDate.date).map {
                ClockReading(header: $0, received: instruments.time.date(), took: took)
            }
            return Outcome(.ok("answers in \(Wording.span(took))"), chart)
        } catch {
            return Outcome(.problem(.init(KinesisVideoError(error), chart)), chart)
        }
    }

    /// More than any refusal.
    private static let answerLimit = 1 << 20
}
