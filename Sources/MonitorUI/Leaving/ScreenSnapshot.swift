package import FoundationEssentials
package import StreamAnalysis

/// What is on the screen, to be kept: the picture and the report it was drawn from.
package struct ScreenSnapshot: Hashable, Sendable {
    /// The screen as text, its lines separated by LF.
    package var picture: String
    /// The moment it describes.
    package var date: Date
    /// What it was drawn from, or `nil` before there was anything.
    package var report: StreamReport?

    /// Two pictures of one moment are drawn from one report.
    package static func == (one: ScreenSnapshot, other: ScreenSnapshot) -> Bool {
        one.picture == other.picture && one.date == other.date
    }

    /// See ``==(_:_:)``.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(picture)
        hasher.combine(date)
    }
}
