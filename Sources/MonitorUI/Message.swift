package import Canvas
package import FoundationEssentials
package import StreamAnalysis

/// Everything that can happen to the screen.
package enum Message: Sendable {
    /// A key, a new size, or the end.
    case input(Input)
    /// The analysis has something new.
    case report(StreamReport)
    /// How the streams are, where many are watched.
    case fleet(FleetReport)
    /// Time passed: it is now `date`, in the clock of the reports, and so many bytes have been written so far.
    case tick(Date, bytesWritten: Int)
    /// A request for a session URL ended.
    case copyFinished(CopyOutcome)
    /// A player that got a session's URL ended.
    case playerEnded(PlayerEnd)
    /// Something went wrong that the operator should know.
    case problem(String)
    /// Something was done that the operator asked for, in these words.
    case told(String)
    /// A recording began, or ended with `nil`, and words about it.
    case recording(file: String?, words: String)
    /// The replay is somewhere else, and this could be said then.
    case replayed(ReplayStatus, StreamReport)
}

/// What the screen asks the world to do.
package enum Effect: Hashable, Sendable {
    /// End the program.
    case quit
    /// Open a new session and send its URL; answered with ``Message/copyFinished(_:)``.
    case mint(SessionRequest, to: Destination = .clipboard)
    /// Send this to the clipboard; answered with ``Message/told(_:)``.
    case send(Excerpt)
    /// Leave the screen and print the last URL handed out, then these lines; Enter returns.
    case showPlainPage(String)
    /// Keep this in files; answered with ``Message/told(_:)``.
    case save(ScreenSnapshot)
    /// Ring the terminal's bell.
    case ring
    /// Begin to record, or end it; answered with ``Message/recording(file:words:)``.
    case toggleRecording
    /// Go on in another way, or elsewhere; answered with ``Message/replayed(_:_:)``.
    case replay(ReplayCommand)
    /// Show the stream of this name, one of many: its reports are awaited from now on.
    case openStream(String)
    /// Look like the theme of this name, one of ``ProgramOptions/themes``; done in the order of asking.
    case theme(String)
    /// Keep this line, which was typed as a command, for the next time.
    case remember(String)
}
