package import KinesisVideo

/// Where the service is: a region, and the hosts that are asked.
package struct Place: Hashable, Sendable {
    /// The region.
    package var region: Region
    /// Hosts that are asked instead of AWS's.
    package var endpoint: EndpointChoice
    /// Where the control plane is asked.
    package var control: Endpoint

    /// The service in `region`, or at `endpoint`.
    ///
    /// - Throws: ``KinesisVideoError`` where no host follows from them.
    package init(region: Region, endpoint: EndpointChoice = .aws) throws(KinesisVideoError) {
        self.region = region
        self.endpoint = endpoint
        control = try endpoint.control(in: region)
    }
}

extension Endpoint {
    /// The host without its port, and without the brackets of an IPv6 address.
    var host: String {
        guard !authority.hasPrefix("[") else { return String(authority.dropFirst().prefix { $0 != "]" }) }
        return String(authority.prefix { $0 != ":" })
    }

    /// The port, or the scheme's own.
    var port: Int {
        let isNumber = authority.hasPrefix("[")
        let rest = isNumber ? authority.drop { $0 != "]" }.dropFirst() : authority.drop { $0 != ":" }
        return Int(rest.dropFirst()) ?? (scheme == "https" ? 443 : 80)
    }
}
