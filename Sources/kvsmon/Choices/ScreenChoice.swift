import Glibc

/// How the screen looks, and how things leave it, as flags say it.
struct ScreenChoice: Hashable {
    /// What is given, as settings.
    var settings: [Setting.Name: SettingValue] = [:]
    /// Nothing is drawn; changes are told in lines.
    var isPlain = false

    /// Standard output is a terminal, and one whose cursor can be moved.
    private static var canDraw: Bool {
        isatty(STDOUT_FILENO) == 1 && Variables.all["TERM"] != "dumb"
    }

    /// The folder at `path`, whose beginning `~` no shell has replaced in a file; the current one without a path.
    private static func folder(_ path: String?) -> String {
        guard let path, path.hasPrefix("~/"), let home = Variables.all["HOME"] else {
            return path ?? "."
        }
        return home + path.dropFirst()
    }

    /// How things leave the screen, with what `configuration` says of it.
    func leaving(_ configuration: Configuration) -> LeavingWishes {
        LeavingWishes(
            player: configuration.text(.player), snapshots: Self.folder(configuration.text(.snapshots)),
            printsOnExit: configuration.isOn(.printOnExit), rings: configuration.isOn(.bell),
            isPlain: isPlain || !Self.canDraw)
    }
}
