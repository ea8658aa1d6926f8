/// What every role looks like.
///
/// A theme may be partial: a role it doesn't name looks like the role's ``Role/fallback``, and in the end like plain text.
package struct Theme: Hashable, Sendable {
    /// What the theme is called: its file's name without the extension.
    package let name: String
    private let styles: [Role: Style]

    /// A theme with these styles.
    package init(name: String, styles: [Role: Style]) {
        self.name = name
        self.styles = styles
    }

    /// No colours and no emphasis of its own.
    package static let plain = Theme(name: "plain", styles: [:])

    /// What `role` looks like.
    package func style(of role: Role) -> Style {
        var role = role
        while styles[role] == nil, let fallback = role.fallback {
            role = fallback
        }
        return styles[role] ?? .plain
    }
}

extension Role {
    /// The role that a theme without a style for this one takes it from; `nil` is plain text.
    package var fallback: Role? {
        switch self {
        case .text: nil
        case .muted, .title, .cursor, .ok, .info, .selection: .text
        case .header, .key: .title
        case .border, .axis, .pending, .unloaded: .muted
        case .archive, .playlist, .lag, .notice: .info
        case .discontinuity, .late, .warning: .notice
        case .gap: .critical
        case .critical: .warning
        }
    }
}
