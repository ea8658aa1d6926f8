/// A rule of the playlist format.
public struct Rule: Hashable, Sendable {
    /// Where it stands, such as `RFC 8216 §4.3.3.1`.
    public var section: String
    /// What it says, in the words of the RFC or in fewer.
    public var text: String

    /// A rule that says `text` in `section`.
    public init(section: String, text: String) {
        self.section = section
        self.text = text
    }
}
