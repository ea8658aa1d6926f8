import FoundationEssentials

/// What tells a list's row from the others, as long as it exists.
enum RowID: Hashable, Sendable {
    case fragment(FragmentKey)
    case number(Int)
    case name(String)
    case session(Date, isCopy: Bool)
}
