/// How long a test waits for a program it can't step: the only place where tests sleep.
struct Patience {
    /// What was waited for in vain.
    struct Exhausted: Error, CustomStringConvertible {
        /// What should have come.
        let expectation: String
        /// What was there at the end.
        let found: String

        /// The expectation and what was there instead.
        var description: String { "waited in vain for \(expectation); at the end there was:\n\(found)" }
    }

    /// How often to look.
    private static let interval = Duration.milliseconds(20)
    /// How often to look at most.
    private let attempts: Int

    /// Patience for about this many seconds.
    static func seconds(_ seconds: Int) -> Patience { Patience(attempts: seconds * 50) }

    /// Looks again and again until `attempt` gives a value.
    ///
    /// - Throws: ``Exhausted``, with the result of `found`, when it never does.
    func wait<Value>(
        for expectation: String, found: () throws -> String, attempt: () throws -> Value?
    ) async throws -> Value {
        for _ in 0..<attempts {
            if let value = try attempt() { return value }
            try await Task.sleep(for: Self.interval)
        }
        throw Exhausted(expectation: expectation, found: try found())
    }
}
