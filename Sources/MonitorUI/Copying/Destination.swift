/// Where a fresh session's URL goes; raw values are the dialog's words.
package enum Destination: String, CaseIterable, Hashable, Sendable {
    /// The clipboard, by the way that is open.
    case clipboard
    /// A page of plain lines to select with the mouse.
    case plainPage = "plain page"
    /// A file that nobody else may read.
    case file
    /// Standard output, when the program ends.
    case exit = "at exit"
    /// A player on this machine.
    case player
}
