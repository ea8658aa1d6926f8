import Reports

/// One thing that is looked at.
package struct DoctorCheck: Sendable {
    /// What it looks at.
    enum Subject: Hashable, Sendable {
        /// The way to the service, and the account.
        case account
        /// One stream; without one it isn't made.
        case stream
    }

    /// Its name for programs.
    package let id: CheckID
    /// Its name for people.
    let title: String
    /// What it looks at.
    let subject: Subject
    /// Checks without whose success it can't be made: it isn't where one of them is a problem or wasn't made either.
    let needs: [CheckID]
    /// Checks whose problem would only come again here; where they weren't made, this one still is.
    let repeats: [CheckID]
    /// How long it may take.
    let limit: Duration
    /// Looks.
    let run: @Sendable (Instruments, Chart) async -> Outcome

    /// A check.
    init(
        _ id: CheckID, _ title: String, of subject: Subject = .account, needs: [CheckID] = [],
        repeats: [CheckID] = [], limit: Duration,
        run: @escaping @Sendable (Instruments, Chart) async -> Outcome
    ) {
        self.id = id
        self.title = title
        self.subject = subject
        self.needs = needs
        self.repeats = repeats
        self.limit = limit
        self.run = run
    }
}

/// What came of a check, and what is known from it.
package struct Outcome: Sendable {
    /// What came of it.
    var verdict: TriageReport.Verdict
    /// What was measured.
    var facts: [TriageReport.Fact]
    /// What is known now, for the checks that follow.
    var chart: Chart

    /// An outcome.
    init(_ verdict: TriageReport.Verdict, facts: [TriageReport.Fact] = [], _ chart: Chart) {
        self.verdict = verdict
        self.facts = facts
        self.chart = chart
    }
}

/// What pure judgement makes of an answer.
struct Judgement: Hashable, Sendable {
    /// The verdict.
    var verdict: TriageReport.Verdict
    /// What was measured.
    var facts: [TriageReport.Fact] = []
}

extension Outcome {
    /// `judgement`, with what is known now.
    init(_ judgement: Judgement, _ chart: Chart) {
        self.init(judgement.verdict, facts: judgement.facts, chart)
    }
}
