/// A theme that can be chosen.
package struct ThemeChoice: Hashable, Sendable {
    /// What it is called.
    package let name: String
    /// What it is made for, in a word or two: `dark`, `any`, `#000000`.
    package let background: String
    /// The operator's own, rather than one that comes with the program.
    package let isOwn: Bool
    /// Why it can't be used, or `nil` where it can.
    package let fault: String?

    /// The theme called `name`.
    package init(name: String, background: String, isOwn: Bool = false, fault: String? = nil) {
        self.name = name
        self.background = background
        self.isOwn = isOwn
        self.fault = fault
    }
}
