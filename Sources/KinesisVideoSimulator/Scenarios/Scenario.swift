/// A camera and a service with something wrong, or nothing: told by a script, with the truth known.
package struct Scenario: Sendable {
    /// What it is called on the command line.
    package let name: String
    /// The stream that shows it.
    package var streamName: String
    /// One sentence for people.
    package let summary: String
    private let producer: ProducerStory
    private var serviceStory: ServiceStory

    /// The scenario `name`, told by two stories.
    init(
        _ name: String, streamName: String, summary: String, producer: ProducerStory, service: ServiceStory
    ) {
        self.name = name
        self.streamName = streamName
        self.summary = summary
        self.producer = producer
        serviceStory = service
    }

    /// The producer's script with `seed`'s instants and sizes; seed 0 gives those of the summary.
    package func variation(_ seed: UInt64) -> Script { producer.script(Variation(seed: seed)) }

    /// The service's script, likewise.
    package func serviceVariation(_ seed: UInt64) -> ServiceScript {
        serviceStory.script(Variation(seed: seed))
    }

    /// How the service behaves in it, as the summary says; what is set here is the same for every seed.
    package var service: ServiceScript {
        get { serviceVariation(0) }
        set { serviceStory = ServiceStory(newValue) }
    }
}
