import ArgumentParser
import Monitoring

/// Whether media is fetched, too.
struct MediaOptions: ParsableArguments {
    @Flag(
        help: """
            Fetch the first bytes of each new segment, once, which tells segments that can't be played. \
            AWS bills GetMP4MediaFragment by the byte.
            """)
    var media = false

    /// What the monitor is to fetch.
    var wish: Monitor.Media { media ? .newestSegments : .nothing }
}
