/// Something that shows frames and reports input: a real terminal, or a double in tests.
@MainActor
package protocol Terminal: AnyObject {
    /// The present size in cells.
    var size: Size { get }
    /// Whether box drawing, blocks and braille can be shown; otherwise draw in ASCII.
    var showsUnicode: Bool { get }
    /// Whether the mouse is reported; while it is, the terminal's own selection takes Shift.
    var reportsMouse: Bool { get set }
    /// Bytes written to the terminal so far.
    var bytesWritten: Int { get }
    /// Shows `frame`; writes only what differs from what is shown.
    func present(_ frame: Frame)
    /// Rings its bell.
    func ring()
    /// Gives the terminal back as it was. Idempotent.
    func restore()
}
