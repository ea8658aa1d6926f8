import HTTPTransport
import KinesisVideo
import Reports
import StreamAnalysis

extension DoctorCheck {
    /// Whether the account's streams may be listed, and which they are.
    static let listStreams = DoctorCheck(
        .listStreams, "ListStreams", needs: [.credentials, .http], limit: .seconds(5)
    ) { instruments, chart in
        var chart = chart
        guard let client = chart.client else { return Outcome(.notTried("no client"), chart) }
        let begin = instruments.time.uptime()
        do throws(KinesisVideoError) {
            // One page of the largest size: an account rarely has more streams, and one call is enough to see.
            var pages = client.listStreams(pageSize: pageSize, deadline: callLimit).makeAsyncIterator()
            let page = try await pages.next()
            chart.streamNames = (page?.streams ?? []).map(\.name)
            let took = Wording.span(instruments.time.uptime() - begin)
            let more = page?.nextToken == nil ? "" : ", and there are more"
            let names = chart.streamNames
            let list =
                names.isEmpty
                ? "" : ": \(Words.list(names.map(Wording.name), most: chart.stream == nil ? 10 : 3))"
            return Outcome(
                .ok("allowed, in \(took); \(Wording.count(names.count, "stream"))\(list)\(more)"),
                facts: [.init("streams", .list(names))], chart)
        } catch  where chart.stream != nil && Complaint(error) == .notAuthorized {
            return Outcome(
                .ok("not allowed, nor needed for one stream: only `streams`, patterns and --all use it"),
                chart)
        } catch {
            return Outcome(.problem(.init(error, chart)), chart)
        }
    }

    private static let pageSize = 10_000
}
