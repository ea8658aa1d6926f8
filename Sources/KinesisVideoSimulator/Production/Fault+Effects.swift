extension Fault {
    /// What becomes of the fragments it takes hold of.
    var fate: Capture.Fate {
        switch self {
        case .refusal: .refused
        case .lateness: .late
        case .outage, .reboot, .drop, .silence: .lost
        case .clockJump, .duplicate, .overlap, .secondProducer, .reconnect, .burst, .slowUplink, .media:
            .delivered
        }
    }

    /// How much the producer's clock is set forward.
    var jump: Duration {
        if case .clockJump(let jump) = self { jump } else { .zero }
    }

    /// The producer's clock begins anew afterwards.
    var isReboot: Bool {
        if case .reboot = self { true } else { false }
    }

    /// Fragments wait at the producer.
    var isBacklog: Bool {
        switch self {
        case .reconnect, .burst, .slowUplink: true
        default: false
        }
    }

    /// How much of the next fragment each fragment holds, too.
    var overlap: Duration {
        if case .overlap(_, let overlap) = self { overlap } else { .zero }
    }

    /// The film shown, or `nil` for the usual one.
    var film: FilmName? {
        if case .media(_, let film, _) = self { film } else { nil }
    }

    /// The tracks sent, or `nil` for the usual ones.
    var tracks: FilmCut.Tracks? {
        if case .media(_, _, let tracks) = self { tracks } else { nil }
    }
}

extension Occurrence {
    /// PutMedia closes a connection on which nothing came for this long. Source: KVS API reference, PutMedia.
    private static let idleLimit: Duration = .seconds(30)

    /// From this stride on the producer sends on a new connection because of this; `nil` where it keeps the old one.
    func renewal(stride: Duration) -> Int? {
        switch fault {
        case .outage, .reboot: slots.upperBound
        case .silence: stride * slots.count >= Self.idleLimit ? slots.upperBound : nil
        case .reconnect: slots.lowerBound
        default: nil
        }
    }

    /// How much later than usual the service begins to receive the stride `slot`.
    func delay(ofSlot slot: Int, stride: Duration) -> Duration {
        fault.delay(at: slot - slots.lowerBound, stride: stride)
    }
}
