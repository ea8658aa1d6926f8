/// What a key can ask for; raw values are the words of the config file.
package enum Action: String, Hashable, Sendable, CaseIterable {
    case quit, help, close
    case showStreams = "streams"
    case showStream = "stream"
    case showFragments = "fragments"
    case showPlaylist = "playlist"
    case showClocks = "clocks"
    case showSessions = "sessions"
    case showCalls = "calls"
    case previousFragment = "previous-fragment"
    case nextFragment = "next-fragment"
    case previousTenFragments = "previous-ten-fragments"
    case nextTenFragments = "next-ten-fragments"
    case firstFragment = "first-fragment"
    case follow
    case nextFinding = "next-finding"
    case previousFinding = "previous-finding"
    case nextTrouble = "next-trouble"
    case previousTrouble = "previous-trouble"
    case zoomIn = "zoom-in"
    case zoomOut = "zoom-out"
    case freeze, focus, open
    case nextRow = "next-row"
    case previousRow = "previous-row"
    case nextHalfPage = "next-half-page"
    case previousHalfPage = "previous-half-page"
    case nextPage = "next-page"
    case previousPage = "previous-page"
    case firstRow = "first-row"
    case lastRow = "last-row"
    case sortNext = "sort-next"
    case sortPrevious = "sort-previous"
    case reverse, filter
    case earlierPlaylist = "earlier-playlist"
    case laterPlaylist = "later-playlist"
    case copy
    case previousField = "previous-field"
    case nextField = "next-field"
    case previousChoice = "previous-choice"
    case nextChoice = "next-choice"
    case mint
    case scrollUp = "scroll-up"
    case scrollDown = "scroll-down"
    case record
    case play, yank, save, bell
    case plainPage = "plain-page"
    case pause
    case stepBack = "step-back"
    case stepOn = "step-on"
    case laterFinding = "later-finding"
    case earlierFinding = "earlier-finding"
    case slower, faster
    case askTime = "go-to-time"
    case accept, erase
    case eraseNext = "erase-next"
    case eraseWord = "erase-word"
    case eraseBefore = "erase-before"
    case eraseBehind = "erase-behind"
    case cursorLeft = "cursor-left"
    case cursorRight = "cursor-right"
    case lineStart = "line-start"
    case lineEnd = "line-end"
    case complete
    case completeBack = "complete-back"
    case earlierLine = "earlier-line"
    case laterLine = "later-line"
    case commandLine = "command-line"
    case mouse
    case themes
    case previousTheme = "previous-theme"
    case nextTheme = "next-theme"
    case keepTheme = "keep-theme"

    /// The screen that it shows, or `nil` for what does something else.
    var screen: ScreenKind? {
        switch self {
        case .showStreams: .streams
        case .showStream: .stream
        case .showFragments: .fragments
        case .showPlaylist: .playlist
        case .showClocks: .clocks
        case .showSessions: .sessions
        case .showCalls: .calls
        default: nil
        }
    }
}
