package import FoundationEssentials
package import StreamAnalysis

/// What a call came to, and how it went.
package struct Received<Value: Sendable>: Sendable {
    /// What was answered.
    package var value: Value
    /// The newest answer's Date header: the service's own clock; `nil` where none came.
    package var serverDate: Date?
    /// How many requests it took, or `nil` where that isn't known.
    package var requests: Int?
    /// The calls that had to be made first, in their order: for the host to ask.
    package var earlier: [CallOutcome] = []

    /// An answer; what isn't known is `nil`.
    package init(_ value: Value, serverDate: Date? = nil, requests: Int? = nil) {
        self.value = value
        self.serverDate = serverDate
        self.requests = requests
    }
}
