extension DoctorCheck {
    /// All checks, in the order in which they are made: each after what it needs.
    package static let all = [
        region, credentials, proxy, dns, tcp, tls, http, clock, identity, listStreams,
        describeStream, status, retention, dataEndpoint, dataHost, listFragments, fragments,
        session, playlist, media, fragmentMedia,
    ]
}
