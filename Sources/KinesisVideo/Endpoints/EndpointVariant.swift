/// Which of a service's hosts are asked; those without any particular property where empty.
public struct EndpointVariant: OptionSet, Hashable, Sendable {
    /// One bit a property.
    public let rawValue: UInt8

    /// The properties whose bits are set.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Hosts whose cryptography is validated by FIPS 140.
    public static let fips = EndpointVariant(rawValue: 1)
    /// Hosts that have IPv6 addresses, too.
    public static let dualStack = EndpointVariant(rawValue: 2)
}
