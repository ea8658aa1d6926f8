/// A bar that shows how much of something is left.
package struct Gauge: Hashable, Sendable {
    /// The filled part, 0 to 1.
    package let fraction: Double

    /// A gauge filled to `fraction`; what lies outside 0 to 1 counts as the nearer end, and what is no number as 0.
    package init(fraction: Double) {
        self.fraction = fraction.isNaN ? 0 : min(1, max(0, fraction))
    }

    /// The bar over `width` columns, in half-column steps; what is filled in `role`.
    package func text(width: Int, role: Role) -> StyledText {
        guard width > 0 else { return StyledText() }
        let halves = Int((fraction * Double(2 * width)).rounded())
        let full = String(repeating: "━", count: halves / 2)
        let half = halves % 2 == 1 ? "╸" : ""
        let rest = String(repeating: "─", count: width - full.count - half.count)
        return StyledText(full + half, role) + StyledText(rest, .border)
    }
}
