/// What the producer does with one stride of media, and when the service has it.
///
/// It follows from the run and the slot alone, so any stretch of time can be looked at without playing what came before.
package struct Capture: Hashable, Sendable {
    /// What becomes of a fragment.
    package enum Fate: Hashable, Sendable {
        /// It arrives in its turn.
        case delivered
        /// It arrives after fragments that were filmed later.
        case late
        /// The service gives it a number and refuses it.
        case refused
        /// It never leaves the producer.
        case lost
    }

    /// Which stride of media, counted from the run's start; negative in the past.
    package var slot: Int
    /// What becomes of it.
    package var fate: Fate
    /// The producer's clock at the first frame.
    package var producerTimestamp: Instant
    /// Up to the end of the last frame, by the producer's clock.
    package var duration: Duration
    /// Up to the beginning of the last frame, which is what ListFragments says.
    package var length: Duration
    /// When the service begins to receive it.
    package var serverTimestamp: Instant
    /// When it is stored, which is when HLS has it.
    package var persisted: Instant
    /// When ListFragments has it.
    package var listable: Instant

    /// The producer's clock at the end of the last frame.
    package var producerEnd: Instant { producerTimestamp + duration }
}
