import Canvas

extension Model {
    /// The list of themes that is open, or `nil`.
    var themePicker: ThemePicker? {
        if case .themes(let picker) = overlay { picker } else { nil }
    }

    /// Opens the list of themes.
    mutating func openThemes() {
        guard let picker = ThemePicker(options.themes(), current: theme) else {
            return show("there is only the theme \(theme)", .notice)
        }
        overlay = .themes(picker)
    }

    /// Chooses the theme so many places down the list, and shows it at once.
    mutating func previewTheme(by step: Int) -> [Effect] {
        guard var picker = themePicker else { return [] }
        let shown = picker.shown
        picker.move(by: step)
        overlay = .themes(picker)
        return picker.shown == shown ? [] : [.theme(picker.shown)]
    }

    /// Keeps the chosen theme; the list stays open where that can't be used.
    mutating func keepTheme() -> [Effect] {
        guard let picker = themePicker else { return [] }
        guard picker.chosen.fault == nil else {
            let key =
                options.keys.key(for: .close, in: .themes).map { ", or \($0.spelledName) goes back" } ?? ""
            show("\(picker.chosen.name) can't be used: choose another\(key)", .warning)
            return []
        }
        overlay = nil
        keep(themeNamed: picker.chosen.name)
        return []
    }

    /// Takes note that the theme called `name` stays until the end, and says how it comes back.
    mutating func keep(themeNamed name: String) {
        if name != theme { show("theme \(name); to keep it: theme = \"\(name)\" in config.toml", .ok) }
        theme = name
    }

    /// Closes the list and goes back to the theme from before.
    mutating func leaveThemes() -> [Effect] {
        guard let picker = themePicker else { return [] }
        overlay = nil
        return picker.shown == picker.before ? [] : [.theme(picker.before)]
    }
}
