public import FoundationEssentials

/// One thing that was seen from outside, with the moment it was seen.
///
/// Everything the analysis knows comes through here; a recording is nothing but these, written down.
public enum Observation: Hashable, Sendable {
    /// DescribeStream answered.
    case described(StreamDescription, at: Date)
    /// A whole ListFragments listing, all pages, of one range of server time.
    case listed(FragmentListing)
    /// A media playlist was loaded.
    case loaded(PlaylistLoad)
    /// The monitor's own streaming session began or ended.
    case session(SessionEvent)
    /// A session's multivariant playlist was loaded.
    case opened(MultivariantLoad)
    /// A media segment was fetched, which only happens when the operator asked for media.
    case fetched(SegmentFetch)
    /// A request ended, well or badly.
    case called(CallOutcome)
    /// The service's clock was read off a response.
    case clock(ClockReading)
    /// The credentials were read or refreshed.
    case credentials(CredentialsReading)
    /// One of the monitor's own polls was late or long.
    case polled(PollTiming)
    /// The operator asked for a range of the past.
    case sought(HistoryRequest)
    /// Time passed and nothing else happened; the date is corrected by the service's clock.
    case ticked(Date)

    /// When it was seen.
    public var date: Date {
        switch self {
        case .described(_, let date), .ticked(let date): date
        case .listed(let listing): listing.date
        case .loaded(let load): load.date
        case .session(let event): event.date
        case .opened(let load): load.date
        case .fetched(let fetch): fetch.date
        case .called(let outcome): outcome.date
        case .clock(let reading): reading.date
        case .credentials(let reading): reading.date
        case .polled(let timing): timing.date
        case .sought(let request): request.date
        }
    }
}
