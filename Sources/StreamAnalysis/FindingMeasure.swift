import FoundationEssentials

/// What says how big a finding of some kind is.
package enum FindingMeasure: Hashable, Sendable {
    /// Evidence in seconds, by its name.
    case seconds(String)
    /// Evidence in seconds whose sign says in which direction.
    case offset(String)
    /// Evidence in milliseconds an hour.
    case drift(String)
    /// Evidence that is a factor.
    case factor(String)
    /// Evidence that counts how often it happened.
    case times(String)
    /// How long it lasted, once it is over.
    case lasting
}

extension Finding.Kind {
    /// What says how big a finding of this kind is.
    package var measure: FindingMeasure {
        switch self {
        case .gap: .seconds("gap_seconds")
        case .overlap: .seconds("overlap_seconds")
        case .duplicateTimestamp: .times("duplicates")
        case .lateFragment: .seconds("delay_seconds")
        case .clockJump: .offset("jump_seconds")
        case .clockSkew: .offset("lag_seconds")
        case .clockDrift: .drift("drift_ms_per_hour")
        case .uplinkSlow: .seconds("lag_growth_seconds")
        case .producerSilent: .seconds("newest_fragment_age_seconds")
        case .fragmentDuration: .seconds("mean_seconds")
        case .bitRateStep: .factor("factor")
        case .stalePlaylist: .seconds("still_seconds")
        case .unexpectedDiscontinuity, .missingDiscontinuity: .seconds("hole_seconds")
        case .reconnect, .mediaSequenceRegression, .mediaSequenceJump, .segmentChanged, .discontinuityChurn,
            .targetDuration, .mapChanged, .codecsChanged, .segmentUndecodable:
            .times("occurrences")
        case .dateTime: .offset("difference_seconds")
        case .gapTag: .seconds("gap_seconds")
        case .liveLatency: .seconds("live_latency_seconds")
        case .sessionExpiring, .credentialsExpiring: .seconds("expires_in_seconds")
        case .clockOff: .offset("clock_behind_seconds")
        case .implausibleTimestamp, .missingFromPlaylist, .windowSize, .endList, .sessionExpired,
            .sessionLost, .noFragments, .throttled, .quotaPressure, .callFailing, .credentialsExpired,
            .credentialsFailing, .notAuthorized, .monitorBehind:
            .lasting
        }
    }
}

extension Finding {
    /// The number under ``FindingMeasure`` of its kind, in that measure's unit; `nil` where nothing says how big it is.
    package var measured: Double? {
        switch kind.measure {
        case .seconds(let name), .offset(let name), .drift(let name), .factor(let name), .times(let name):
            evidence.first { $0.name == name }.flatMap { $0.value.number }
        case .lasting: to.map { $0.timeIntervalSince(from) }
        }
    }

    /// How big it is, in seconds, or `nil` where nothing says that.
    package var sizeSeconds: Double? {
        switch kind.measure {
        case .seconds, .offset, .lasting: measured.map(abs)
        case .drift, .factor, .times: nil
        }
    }
}

extension Finding.Evidence.Value {
    /// A number or a count.
    fileprivate var number: Double? {
        switch self {
        case .number(let number): number
        case .count(let count): Double(count)
        case .text, .date: nil
        }
    }
}
