/// A text that must not be shown: it prints as `•••` everywhere, and only ``reveal()`` gives it away.
public struct Secret: Hashable, Sendable {
    private let text: String

    /// Hides `text`.
    public init(_ text: String) {
        self.text = text
    }

    /// The text itself, for the one place that needs it.
    public func reveal() -> String { text }

    /// What is shown instead of a secret.
    public static let placeholder = "•••"
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `•••`.
    public var description: String { Self.placeholder }

    /// `•••`.
    public var debugDescription: String { Self.placeholder }

    /// No children: `dump` shows `•••`, too.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
