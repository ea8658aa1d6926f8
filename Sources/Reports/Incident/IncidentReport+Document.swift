import FoundationEssentials
import StreamAnalysis

extension IncidentReport {
    /// The report as a document, the same for every face.
    var document: [DocumentBlock] {
        [
            .title(stream.name), .paragraph(verdict), .facts(facts),
            .chart(.timeline(TimelineChart(self)), caption: timelineCaption, words: timelineWords),
        ]
            + lagBlocks + gapBlocks + findingBlocks + callBlocks
            + [.heading("How to read this"), .paragraph(Self.notes)]
    }

    private var verdict: String {
        let share = availability.fraction.map(Phrase.percent) ?? "Nothing"
        let counts = Finding.Severity.allCases.reversed().compactMap { severity -> String? in
            let count = findings.count { $0.severity == severity }
            return count == 0 ? nil : "\(count) \(severity.word)"
        }
        let ongoing = findings.count { $0.to == nil && $0.state != .resolved }
        return "\(share) of the media is there. "
            + (findings.isEmpty
                ? "Nothing is wrong that can be seen from outside."
                : "\(findings.count == 1 ? "One finding" : "\(findings.count) findings"): \(counts.joined(separator: ", "))"
                    + (ongoing == 0 ? "; none goes on." : "; \(ongoing) \(ongoing == 1 ? "goes" : "go") on."))
    }

    private var facts: [DocumentBlock.Fact] {
        let bytes = fragments.reduce(0) { $0 + $1.fragment.byteCount }
        let facts: [(String, String?)] = [
            ("Stream", "\(stream.name) in \(stream.region)" + (stream.status.map { ", \($0)" } ?? "")),
            ("Range", "\(Phrase.range(range.lowerBound, range.upperBound)) UTC, by the server's clock"),
            ("As of", "\(Phrase.moment(date)) UTC"),
            ("Retention", stream.retentionHours.map { "\($0) h" }),
            (
                "Availability",
                availability.fraction.map {
                    "\(Phrase.percent($0)), \(availability.holes.isEmpty ? "nothing" : Wording.span(availability.missingSeconds)) missing of \(Wording.span(availability.seconds))"
                }
            ),
            (
                "Not looked at",
                availability.unseenSeconds > 0
                    ? Wording.span(availability.unseenSeconds) + ", of which nothing is said" : nil
            ),
            ("Fragments", "\(fragments.count), \(Phrase.bytes(bytes))"),
            ("Stride", metrics.strideSeconds.map(Wording.measured)),
            ("Clock drift", lagTrend?.driftInWords),
            ("Live latency", newestLatency),
        ]
        return facts.compactMap { name, value in value.map { .init(name: name, value: $0) } }
    }

    private var timelineCaption: String {
        let holes = holes.map { "\($0.count) without media (red), the longest \($0.longest)" }
        return "Timeline, UTC: media (green) " + (holes.map { "and \($0)." } ?? "from end to end.")
    }

    /// What the timeline shows; a whole is told as the availability already.
    private var timelineWords: String? {
        holes.map { "The media has \($0.count), the longest \($0.longest)." }
    }

    /// How many holes there are, and how long the longest is, or `nil` without any.
    private var holes: (count: String, longest: String)? {
        availability.holes.map(\.seconds).max().map {
            (Wording.count(availability.holes.count, "hole"), Wording.span($0))
        }
    }

    /// The newest sample of the range: one with the figures beside it, and not what it would have come to since.
    private var newestLatency: String? {
        latencySamples.last.map {
            "\(Wording.measured($0.seconds)) at \(Phrase.moment($0.date)), measured last"
        }
    }

    private var lagBlocks: [DocumentBlock] {
        let rows = spreads.map { name, spread in
            [name, "\(spread.count)"]
                + [spread.least, spread.median, spread.p95, spread.p99, spread.greatest].map {
                    Wording.decimal($0, places: 3)
                }
        }
        guard !rows.isEmpty else { return [] }
        let columns: [DocumentTable.Column] =
            [.text("In seconds"), .number("Samples")]
            + ["least", "median", "p95", "p99", "greatest"].map { .number($0) }
        return [.heading("Lag and latency"), .table(DocumentTable(columns: columns, rows: rows))] + charts
    }

    /// The figures that are spread over the range.
    private var spreads: [(name: String, spread: Percentiles)] {
        let all: [(String, Percentiles?)] = [
            ("Lag (server − producer timestamp)", lag),
            ("Live latency (now − end of the newest segment)", latency),
        ]
        return all.compactMap { name, spread in spread.map { (name, $0) } }
    }

    private var charts: [DocumentBlock] {
        let lags = fragments.map {
            SpreadChart.Sample(date: $0.fragment.producerTimestamp, seconds: $0.fragment.lagSeconds)
        }
        let latencies = latencySamples.map { SpreadChart.Sample(date: $0.date, seconds: $0.seconds) }
        let all = [("Lag", lags, availability.range), ("Live latency", latencies, range)]
        return all.filter { !$0.1.isEmpty }.map { name, samples, range in
            .chart(
                .spread(SpreadChart(name.lowercased(), samples, in: range)),
                caption: "\(name) over time: the line is the middle, the band what it varied between.",
                words: nil)
        }
    }

    private var gapBlocks: [DocumentBlock] {
        guard !gaps.isEmpty else { return [.heading("Gaps"), .paragraph("None was found.")] }
        let rows = gaps.map { gap in
            [
                Phrase.range(gap.from, gap.to),
                gap.to.map { Wording.span($0.timeIntervalSince(gap.from)) } ?? "–",
                gap.cause ?? "unknown", gap.state.rawValue,
                gap.fragments.map(\.digits).joined(separator: ", "),
            ]
        }
        return [
            .heading("Gaps"),
            .table(
                DocumentTable(
                    columns: [
                        .text("Producer time, UTC"), .number("Length"), .text("Cause"), .text("State"),
                        .text("Between fragments"),
                    ], rows: rows)),
        ]
    }

    private var findingBlocks: [DocumentBlock] {
        [.heading("Findings")]
            + (findings.isEmpty
                ? [.paragraph("None: nothing is wrong that can be seen from outside.")]
                : findings.map { .finding($0) })
    }

    private static let notes =
        "Times are UTC. Fragments and gaps are placed by the producer's clock, the range by the server's. \u{201C}Inferred\u{201D} stands where a "
        + "finding rests on the undocumented structure of fragment numbers. Request ids are what AWS support asks for."
}
