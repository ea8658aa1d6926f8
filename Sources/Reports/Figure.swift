import StreamAnalysis

/// One figure of the text report.
struct Figure: Sendable {
    /// What it is called, at most 24 columns.
    let name: String
    /// Its value with its unit, or `nil` where it isn't known.
    let text: @Sendable (StreamMetrics) -> String?

    /// In the order shown.
    static let all = [
        Figure(name: "fragments") { "\($0.fragmentCount)" },
        Figure(name: "newest fragment, age") { $0.newestFragmentAgeSeconds.map(Wording.span) },
        Figure(name: "stride") { measured($0.strideSeconds) },
        Figure(name: "bit rate") { $0.bitRate.map(Wording.rate) },
        Figure(name: "lag") { measured($0.lagSeconds) },
        Figure(name: "lag jitter") { measured($0.lagJitterSeconds) },
        Figure(name: "live latency") { $0.liveLatencySeconds.map(Wording.span) },
        Figure(name: "session expires in") { $0.sessionExpiresInSeconds.map(Wording.span) },
        Figure(name: "quota used") { $0.quotaFraction.map { Wording.decimal($0 * 100, places: 2) + " %" } },
    ]

    private static func measured(_ seconds: Double?) -> String? { seconds.map(Wording.measured) }

    /// `value` with exactly `digits` decimals, as machines read it; a dash where it has none.
    static func decimal(_ value: Double, digits: Int) -> String {
        let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
        guard let scaled = Int(exactly: (value * scale).rounded()) else {
            return value.isFinite ? "\(value)" : "–"
        }
        let padded =
            String(repeating: "0", count: max(0, digits + 1 - String(scaled.magnitude).count))
            + String(scaled.magnitude)
        let sign = scaled < 0 ? "-" : ""
        return digits == 0 ? sign + padded : sign + padded.dropLast(digits) + "." + padded.suffix(digits)
    }
}
