/// The table of checks: a new one is its file and a row here.
enum AllChecks {
    /// Every check, in the order in which they look at an observation.
    static let types: [any Check.Type] = [
        ReconnectCheck.self,
        ClockJumpCheck.self,
        GapCheck.self,
        OverlapCheck.self,
        DuplicateTimestampCheck.self,
        PassedOverCheck.self,
        LateFragmentCheck.self,
        ClockSkewCheck.self,
        ClockDriftCheck.self,
        ImplausibleTimestampCheck.self,
        UplinkSlowCheck.self,
        ProducerSilentCheck.self,
        FragmentDurationCheck.self,
        BitRateStepCheck.self,
        StalePlaylistCheck.self,
        OtherTrackCheck.self,
        DiscontinuityCheck.self,
        DiscontinuityHabitCheck.self,
        MediaSequenceCheck.self,
        SegmentChangeCheck.self,
        TargetDurationCheck.self,
        WindowSizeCheck.self,
        MapChangeCheck.self,
        CodecsCheck.self,
        DateTimeCheck.self,
        EndListCheck.self,
        GapTagCheck.self,
        LiveLatencyCheck.self,
        UndecodableSegmentCheck.self,
        SessionCheck.self,
        NoFragmentsCheck.self,
        CallFailingCheck.self,
        ThrottledCheck.self,
        NotAuthorizedCheck.self,
        CredentialsCheck.self,
        CredentialRenewalCheck.self,
        ClockOffCheck.self,
        QuotaPressureCheck.self,
        MonitorBehindCheck.self,
    ]

    /// A fresh set for one stream.
    static func make() -> [any Check] { types.map { $0.init() } }
}
