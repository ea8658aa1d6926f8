import HTTPTransport

/// The way to a host, step by step: its name, its connection, its certificate.
struct Reaching: Sendable {
    /// Takes the steps.
    let network: NetworkInstrument
    /// Measures them.
    let time: TimeSource

    /// The way that `instruments` take.
    init(_ instruments: Instruments) {
        network = instruments.network
        time = instruments.time
    }
}
