import ArgumentParser

/// A size as people write it: `500kB`, `50MB`, `1GB`.
struct FileSize: ExpressibleByArgument, Hashable {
    /// The size in bytes, at least 1 kB: a smaller file would hold little but its beginning.
    let bytes: Int

    private static let units = ["kB": 1000, "MB": 1_000_000, "GB": 1_000_000_000]
    private static let smallest = 1000

    /// Reads a whole number and a unit, whose letters' case doesn't matter.
    init?(argument: String) {
        let unit = Self.units.first { argument.lowercased().hasSuffix($0.key.lowercased()) }
        guard let unit, let count = Int(argument.dropLast(unit.key.count)) else { return nil }
        let (bytes, overflow) = count.multipliedReportingOverflow(by: unit.value)
        guard !overflow, bytes >= Self.smallest else { return nil }
        self.bytes = bytes
    }
}
