import FoundationEssentials
import HTTPTransport
import KinesisVideo
import Reports
import StreamAnalysis

extension DoctorCheck {
    /// Whether there are keys, where they come from, and how long they are good.
    static let credentials = DoctorCheck(.credentials, "credentials", limit: .seconds(6)) {
        instruments, chart in
        var chart = chart
        do throws(KinesisVideoError) {
            let source = try instruments.credentials()
            let keys = try await source.load()
            chart.client = chart.place.map { place in
                KinesisVideoClient(
                    configuration: ClientConfiguration(
                        region: place.region, credentials: .source(source), endpoint: place.endpoint,
                        retry: RetryPolicy(maximumAttempts: 2, base: .milliseconds(200)),
                        deadline: callLimit, logging: instruments.logging),
                    transport: instruments.transport, time: instruments.time)
            }
            return Outcome(
                CredentialsJudgement.judge(keys, from: source.name, at: instruments.time.date()), chart)
        } catch {
            return Outcome(.problem(.init(error, chart)), chart)
        }
    }

    /// The time for one call to the service, its repetitions included.
    static let callLimit = Duration.seconds(4)
}

/// Whether keys are good.
enum CredentialsJudgement {
    static func judge(_ keys: Credentials, from source: String, at date: Date) -> Judgement {
        let left = keys.expires.map { $0.timeIntervalSince(date) }
        let name = "\(source), key …\(keys.accessKeyID.suffix(4))"
        let facts =
            [
                TriageReport.Fact("source", .text(source)),
                .init("key_ending", .text(String(keys.accessKeyID.suffix(4)))),
            ] + (left.map { [.init("expires_in_seconds", .number($0))] } ?? [])
        guard let left else {
            let life = keys.sessionToken == nil ? "lasting" : "temporary, their end isn't told"
            return Judgement(verdict: .ok("\(name), \(life)"), facts: facts)
        }
        guard left > 0 else {
            let what = "\(name), expired \(Wording.span(-left)) ago"
            return Judgement(verdict: .problem(Complaint.credentialsExpired.problem(what)), facts: facts)
        }
        return Judgement(verdict: .ok("\(name), good for \(Wording.span(left))"), facts: facts)
    }
}
