/// A camera and a service with something wrong, or nothing: told by a script, with the truth known.
package struct Scenario: Sendable {
    /// What it is called on the command line.
    package let name: String
    /// The stream that shows it.
    package let streamName: String
    /// One sentence for people.
    package let summary: String
    /// How the service behaves in it.
    package var service = ServiceScript()
    private let script: @Sendable (inout Variation) -> Script

    /// The scenario `name`, told by `script`; its stream has the same name unless another is given.
    package init(
        _ name: String, streamName: String? = nil, summary: String,
        script: @escaping @Sendable (inout Variation) -> Script
    ) {
        self.name = name
        self.streamName = streamName ?? name
        self.summary = summary
        self.script = script
    }

    /// The script with `seed`'s instants and sizes; seed 0 gives those of the summary.
    package func variation(_ seed: UInt64) -> Script {
        var variation = Variation(seed: seed)
        return script(&variation)
    }
}
