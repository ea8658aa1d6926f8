/// What is wrong with a setting, where, and what would be right; whatever it is about stays as it would be without it.
struct ConfigurationFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file and its line in the form that editors jump to, or the environment variable.
    let place: String
    /// The line of the config file, or `nil` where it isn't about one.
    var line: Int?
    /// What is wrong there, and what would be right.
    let reason: String

    /// The place and the reason.
    var description: String { "\(place): \(reason)" }
}
