/// What PutMedia allows. Source: KVS developer guide, quotas, and PutMedia; where they are silent it is said.
package struct PutMediaLimits: Hashable, Sendable {
    /// How long a fragment lasts at most; older text said 10 s.
    package var fragmentDuration: Duration = .seconds(20)
    /// How many tracks a fragment has at most.
    package var trackCount = 3
    /// How many tags a fragment has at most.
    package var tagCount = 10
    /// How long a tag's name is at most, in bytes.
    package var tagNameLength = 128
    /// How long a tag's value is at most, in bytes.
    package var tagValueLength = 256
    /// How long a connection lasts at most.
    package var connectionDuration: Duration = .seconds(45 * 60)
    /// How long a connection stands without data.
    package var silence: Duration = .seconds(30)
    /// How often it is acknowledged that nothing comes; undocumented, "periodically".
    package var idleInterval: Duration = .seconds(5)
    /// How far the producer's clock may be ahead; undocumented, staff say that future timestamps are refused.
    package var clockLead: Duration = .seconds(300)
    /// How many fragments a second are read; the service doesn't say what it does with more, here they wait. `nil` for all.
    package var fragmentsPerSecond: Int? = 5

    /// The limits of the service.
    package init() {}

    /// The end of the year 9999, in seconds since 1970: later timestamps can't be written.
    static let latestSeconds: Double = 253_402_300_799
}
