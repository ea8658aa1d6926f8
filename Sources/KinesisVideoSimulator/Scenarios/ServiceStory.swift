/// What a scenario tells of the service, with the ranges from which seeds choose.
struct ServiceStory: Sendable {
    /// A fault with a moment that varies.
    struct Fault: Sendable {
        /// What goes wrong; its own start and duration are replaced.
        var fault: ServiceFault
        /// When it begins.
        var start: Varied<Duration>
        /// How long it lasts; `nil` for ever.
        var duration: Varied<Duration>?
    }

    /// The service's habits.
    var habits = ServiceScript()
    /// What goes wrong.
    var faults: [Fault] = []

    /// A service that behaves as usual.
    init() {}

    /// The story that tells `script`, whatever the seed.
    init(_ script: ServiceScript) {
        habits = script
        habits.faults = []
        faults = script.faults.map { fault in
            Fault(fault: fault, start: Varied(fault.start), duration: fault.duration.map { Varied($0) })
        }
    }

    /// The script that `variation` chooses.
    func script(_ variation: Variation) -> ServiceScript {
        var variation = variation
        var script = habits
        script.faults = faults.map { told in
            var fault = told.fault
            fault.start = variation.duration(told.start)
            fault.duration = told.duration.map { variation.duration($0) }
            return fault
        }
        return script
    }
}
