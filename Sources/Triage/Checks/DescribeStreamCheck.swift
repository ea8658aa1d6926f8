import HTTPTransport
import KinesisVideo
import Reports
import StreamAnalysis

extension DoctorCheck {
    /// Whether the stream may be described.
    static let describeStream = DoctorCheck(
        .describeStream, "DescribeStream", of: .stream, needs: [.credentials, .http], limit: .seconds(5)
    ) { instruments, chart in
        var chart = chart
        guard let client = chart.client, let stream = chart.stream else {
            return Outcome(.notTried("no client"), chart)
        }
        let begin = instruments.time.uptime()
        do throws(KinesisVideoError) {
            chart.description = try await client.describeStream(stream, deadline: callLimit)
        } catch  where error.code == .resourceNotFound {
            chart.description = .some(nil)
        } catch {
            return Outcome(.problem(.init(error, chart)), chart)
        }
        return Outcome(.ok("allowed, in \(Wording.span(instruments.time.uptime() - begin))"), chart)
    }

    /// Whether the stream is there and takes and gives data.
    static let status = DoctorCheck(
        .status, "stream status", of: .stream, needs: [.describeStream], limit: .seconds(1)
    ) {
        _, chart in
        Outcome(StreamJudgement.judge(status: chart), chart)
    }

    /// Whether the stream keeps what it gets.
    static let retention = DoctorCheck(
        .retention, "retention", of: .stream, needs: [.status], limit: .seconds(1)
    ) {
        _, chart in
        Outcome(StreamJudgement.judge(retentionOf: chart.description ?? nil), chart)
    }
}

/// Whether a stream is as it must be for its media to be read.
enum StreamJudgement {
    static func judge(status chart: Chart) -> Judgement {
        let name = chart.stream?.name ?? ""
        guard let description = chart.description ?? nil else {
            let region = chart.place.map { " in \($0.region)" } ?? ""
            let similar = SimilarNames.of(name, among: chart.streamNames)
            let hint = similar.isEmpty ? "" : "; similar: \(similar.joined(separator: ", "))"
            return Judgement(
                verdict: .problem(
                    Complaint.streamNotFound.problem("no stream is called '\(name)'\(region)\(hint)")))
        }
        guard let status = description.status else {
            return Judgement(verdict: .ok("there, status not told"))
        }
        let facts = [TriageReport.Fact("status", .text(status.rawValue))]
        guard status == .active || status == .updating else {
            return Judgement(
                verdict: .problem(Complaint.notActive.problem("the stream is \(status.rawValue)")),
                facts: facts)
        }
        return Judgement(verdict: .ok(status.rawValue), facts: facts)
    }

    static func judge(retentionOf stream: DescribedStream?) -> Judgement {
        guard let stream, let hours = stream.retentionHours else {
            return Judgement(verdict: .ok("not told"))
        }
        let facts = [TriageReport.Fact("retention_hours", .count(hours))]
        guard hours == 0 else {
            return Judgement(verdict: .ok("\(hours) h"), facts: facts)
        }
        let version = stream.version.map { " --current-version \($0)" } ?? " --current-version VERSION"
        return Judgement(
            verdict: .problem(
                Complaint.noRetention.problem(
                    "0 h: nothing is kept, so there is nothing to list, and HLS is impossible",
                    remedy:
                        "Keep a day: `aws kinesisvideo update-data-retention --stream-name \(stream.name)\(version)"
                        + " --operation INCREASE_DATA_RETENTION --data-retention-change-in-hours 24`.")),
            facts: facts)
    }
}
