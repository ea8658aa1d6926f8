/// What Esc does.
extension Model {
    /// Something that lies before something else, until it is closed.
    enum Layer: Hashable, Sendable {
        case overlay, filter, range, detail, choice, stream

        /// What is there once it is closed, where no other key says so; `nil` where that is plain to see.
        var wordsBehind: String? {
            switch self {
            case .overlay, .range, .detail, .choice: nil
            case .filter: "show all"
            case .stream: "streams"
            }
        }
    }

    /// What is closed next, or `nil` where nothing is open.
    var topLayer: Layer? {
        if overlay != nil { return .overlay }
        if !screen.hasTimeAxis, !listState.filter.isEmpty { return .filter }
        if dragged != nil { return .range }
        if screen == .stream, detail != nil { return .detail }
        if screen.hasTimeAxis, selection != nil || focus == .findings { return .choice }
        return isFleet && screen != .streams ? .stream : nil
    }

    /// Closes what is open; behind a stream of many is their list.
    mutating func close() {
        switch topLayer {
        case .overlay?:
            if let prompt { giveUp(prompt) }
            overlay = nil
        case .filter?: setFilter("")
        case .range?: dragged = nil
        case .detail?: detail = nil
        case .choice?: releaseFinding()
        case .stream?: show(.streams)
        case nil: break
        }
    }
}
