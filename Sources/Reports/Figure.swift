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
        Figure(name: "newest fragment, age") { seconds($0.newestFragmentAgeSeconds) },
        Figure(name: "stride") { seconds($0.strideSeconds) },
        Figure(name: "bit rate") { $0.bitRate.map { decimal($0 / 1000, digits: 0) + " kbit/s" } },
        Figure(name: "lag") { seconds($0.lagSeconds) },
        Figure(name: "lag jitter") { seconds($0.lagJitterSeconds) },
        Figure(name: "clock drift") { $0.driftMillisecondsPerHour.map { decimal($0, digits: 0) + " ms/h" } },
        Figure(name: "live latency") { seconds($0.liveLatencySeconds) },
        Figure(name: "session expires in") {
            $0.sessionExpiresInSeconds.map { decimal($0, digits: 0) + " s" }
        },
        Figure(name: "quota used") { $0.quotaFraction.map { decimal($0 * 100, digits: 2) + " %" } },
    ]

    private static func seconds(_ value: Double?) -> String? { value.map { decimal($0, digits: 3) + " s" } }

    /// `value` with exactly `digits` decimals; a dash where it has none.
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
