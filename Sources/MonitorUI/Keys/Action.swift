/// What a key can ask for.
enum Action: Hashable, Sendable, CaseIterable {
    case quit, help, close
    case previousFragment, nextFragment, firstFragment, follow
    case nextFinding, previousFinding
    case zoomIn, zoomOut
    case freeze, focus, open
    case copy, previousField, nextField, previousChoice, nextChoice, mint
    case scrollUp, scrollDown
    case record
    case pause, stepBack, stepOn, laterFinding, earlierFinding, slower, faster, askTime, goToTime, erase
}
