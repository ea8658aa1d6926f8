import Canvas

/// A part of the screen that draws itself into its area.
protocol Panel {
    /// Draws into `area` and nowhere else.
    func draw(into frame: inout Frame, area: Rect)
}
