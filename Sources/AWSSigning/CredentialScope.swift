/// The day, region and service that a signature is good for: `20231107/us-west-2/kinesisvideo/aws4_request`.
package struct CredentialScope: Hashable, Sendable, CustomStringConvertible {
    /// The day in UTC, `20231107`.
    package var day: String
    /// The region's name.
    package var region: String
    /// The service's signing name.
    package var service: String

    /// What every scope ends with.
    package static let terminator = "aws4_request"

    /// The scope of `day`, `region` and `service`.
    package init(day: String, region: String, service: String) {
        self.day = day
        self.region = region
        self.service = service
    }

    /// The four parts joined by `/`.
    package var description: String { "\(day)/\(region)/\(service)/\(Self.terminator)" }
}
