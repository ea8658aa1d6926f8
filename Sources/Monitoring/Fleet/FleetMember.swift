import StreamAnalysis

/// A stream of a fleet, while it is watched.
struct FleetMember: Sendable {
    /// Which it is of all that were ever watched: a stream that comes back is another member.
    let serial: Int
    /// The stream's name.
    let name: String
    /// What watches it.
    let monitor: Monitor
    /// Where in the interval it is looked at (0…1).
    let phase: Double
    /// Ends when the stream isn't to be watched any more.
    let ending: AsyncStream<Void>
    private let end: AsyncStream<Void>.Continuation

    /// The member that `monitor` watches.
    init(serial: Int, name: String, monitor: Monitor, phase: Double) {
        self.serial = serial
        self.name = name
        self.monitor = monitor
        self.phase = phase
        (ending, end) = AsyncStream.makeStream()
    }

    /// Says that the stream isn't to be watched any more.
    func dismiss() { end.finish() }

    /// A place in the interval for streams that come one by one, far from those that came before.
    ///
    /// Source: multiples of the golden ratio are spread evenly, however many there are (Weyl's equidistribution).
    static func phase(ofLatecomer serial: Int) -> Double {
        (Double(serial) * 0.618_033_988_749_895).truncatingRemainder(dividingBy: 1)
    }
}
