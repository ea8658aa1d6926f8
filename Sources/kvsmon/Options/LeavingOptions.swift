import ArgumentParser

/// What leaves the screen, and how.
struct LeavingOptions: ParsableArguments {
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
}
