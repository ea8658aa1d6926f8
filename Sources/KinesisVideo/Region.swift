/// An AWS region by its name, such as `us-west-2`.
public struct Region: Hashable, Sendable, CustomStringConvertible {
    /// The name.
    public let name: String

    /// The region called `name`: lower-case letters, digits and hyphens inside, since it becomes part of a host name.
    ///
    /// - Throws: ``KinesisVideoError`` with ``KinesisVideoError/Code/configuration``.
    public init(_ name: String) throws(KinesisVideoError) {
        let isName = name.utf8.allSatisfy { $0.isLowercase || $0.isDigit || $0 == UInt8(ascii: "-") }
        let isLabel = !name.hasPrefix("-") && !name.hasSuffix("-") && !name.utf8.allSatisfy(\.isDigit)
        guard isName, isLabel, name.utf8.count <= 63 else {
            throw KinesisVideoError(
                .configuration, "'\(name)' isn't the name of a region; one looks like us-west-2")
        }
        self.name = name
    }

    /// ``name``.
    public var description: String { name }
}
