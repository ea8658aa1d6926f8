import ArgumentParser

/// How the screen looks, and how things leave it.
struct ScreenOptions: ParsableArguments {
    @Flag(help: "Draw with ASCII characters only; automatic without UTF-8.")
    var ascii = false

    @Option(
        help: ArgumentHelp(
            """
            The theme: \(EmbeddedThemes.names.joined(separator: ", ")), one of your own in ~/.config/kvsmon/themes, or a \
            file.
            """, valueName: "name|file.toml"))
    var theme: String?

    @Flag(
        help: "Write little: all that changes with time moves on every five seconds; findings show at once.")
    var lowBandwidth = false

    @Flag(help: "Let the mouse click, drag over time and scroll; m switches it off and on.")
    var mouse = false

    @Option(
        help: ArgumentHelp(
            "What o plays a session with, such as 'mpv --mute=yes'; mpv, ffplay or vlc without it.",
            valueName: "command"))
    var player: String?

    @Option(
        help: ArgumentHelp(
            "Where s saves what is on screen and R records; here without it.", valueName: "folder"))
    var snapshots: String?

    @Flag(
        help: """
            Don't draw: print a line for each change and one a minute, in words; automatic where standard output is no \
            terminal, or TERM=dumb.
            """)
    var plain = false

    @Flag(help: "Leave the last picture in the terminal, as text.")
    var printOnExit = false

    @Flag(help: "Ring the terminal's bell on new warnings; b on the screen does, too.")
    var bell = false

    /// What is given.
    var chosen: ScreenChoice { ScreenChoice(settings: settings, isPlain: plain) }

    private var settings: [Setting.Name: SettingValue] {
        var settings: [Setting.Name: SettingValue] = [:]
        settings[.theme] = theme.map { .text($0) }
        if ascii { settings[.ascii] = .flag(true) }
        settings[.player] = player.map { .text($0) }
        if bell { settings[.bell] = .flag(true) }
        settings[.snapshots] = snapshots.map { .text($0) }
        if printOnExit { settings[.printOnExit] = .flag(true) }
        if mouse { settings[.mouse] = .flag(true) }
        if lowBandwidth { settings[.lowBandwidth] = .flag(true) }
        return settings
    }
}
