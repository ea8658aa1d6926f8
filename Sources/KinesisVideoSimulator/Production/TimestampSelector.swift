/// FragmentSelectorType: which clock ranges and dates are about.
package enum TimestampSelector: String, CaseIterable, Hashable, Sendable {
    /// The producer's clock.
    case producer = "PRODUCER_TIMESTAMP"
    /// The service's clock.
    case server = "SERVER_TIMESTAMP"
}
