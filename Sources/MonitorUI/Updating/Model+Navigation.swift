import Canvas
import FoundationEssentials
import StreamAnalysis

extension Model {
    /// Moves the cursor by fragments; the view stays where it is as long as it shows the cursor.
    mutating func moveCursor(by offset: Int) {
        focusTimeline()
        guard let fragments = shown?.fragments, let index = cursorIndex else { return }
        guard index + offset < fragments.endIndex else { return follow() }
        place(cursorAt: max(fragments.startIndex, index + offset), in: fragments)
    }

    /// Moves the cursor to the oldest fragment known.
    mutating func moveCursorToOldest() {
        focusTimeline()
        guard let fragments = shown?.fragments, !fragments.isEmpty else { return }
        place(cursorAt: fragments.startIndex, in: fragments)
    }

    /// Moves cursor and view by so many times what is on screen, and no further than the fragments known.
    mutating func moveTime(byPages pages: Double) {
        focusTimeline()
        guard let fragments = shown?.fragments, let cursor = cursorFragment?.fragment else { return }
        let axis = axis
        let span = (pages * Double(axis.columns)).rounded() * axis.secondsPerColumn
        let target = cursor.producerTimestamp.addingTimeInterval(span)
        guard let last = fragments.last, target < last.end else { return follow() }
        guard let index = fragments.index(at: target) else { return }
        self.cursor = .at(FragmentKey(fragments[index].fragment))
        hold(from: axis.date(ofColumn: 0).addingTimeInterval(span), showing: target)
        bringIntoView(fragments[index].fragment.producerTimestamp)
    }

    /// Goes to the newest fragment and stays with it; what is explained then is how the stream is now.
    mutating func follow() {
        releaseFinding()
        cursor = .newest
        viewport.position = .following
    }

    /// Moves cursor and view to where `finding` begins.
    mutating func show(_ finding: Finding) {
        guard let fragments = shown?.fragments, let index = fragments.index(at: finding.from) else { return }
        cursor = .at(FragmentKey(fragments[index].fragment))
        bringIntoView(finding.from)
    }

    /// Moves cursor and view to the fragment called `key`.
    mutating func show(_ key: FragmentKey) {
        focusTimeline()
        cursor = .at(key)
        bringIntoView(key.producerTimestamp)
    }

    /// Moves to the timeline; what is open follows.
    mutating func focusTimeline() {
        focus = .timeline
        // From a fragment to the next one the same lines stay in sight.
        if case .finding? = detail { detail = .fragment(scroll: 0) }
    }

    private mutating func place(cursorAt index: Int, in fragments: FragmentHistory) {
        let fragment = fragments[index].fragment
        cursor = .at(FragmentKey(fragment))
        bringIntoView(fragment.producerTimestamp)
    }

    /// Stops following, and moves the view where it must so that `date` lies well inside.
    private mutating func bringIntoView(_ date: Date) {
        let axis = axis
        guard !axis.shows(date) else {
            viewport.position = .fixed(start: axis.date(ofColumn: 0))
            return
        }
        let isBefore = axis.column(at: date) < 0
        let share = isBefore ? axis.columns * 3 / 4 : axis.columns / 4
        let span = Double(share) * axis.secondsPerColumn
        // Before the oldest fragment there is nothing to see.
        let oldest = shown?.fragments.first?.fragment.producerTimestamp ?? date
        let earliest = oldest.addingTimeInterval(-2 * axis.secondsPerColumn)
        hold(from: max(earliest, date.addingTimeInterval(-span)), showing: date)
    }

    /// Holds the view so that it begins at `start`, or sooner where too much of the future would show; `date` stays in
    /// sight.
    private mutating func hold(from start: Date, showing date: Date) {
        let span = Double(plotColumns - 1) * viewport.zoom.secondsPerColumn
        viewport.position = .fixed(start: min(start, max(latestStart, date.addingTimeInterval(-span))))
    }

    /// Zooms in: to what was dragged over where that is shorter than what is on screen, else by a level.
    mutating func zoomIn() {
        let axis = axis
        guard let dragged else { return zoom(by: -1) }
        let length = dragged.end.timeIntervalSince(dragged.start)
        let level = viewport.zoom.level(showing: length, columns: axis.columns)
        guard level < viewport.zoom.level else { return zoom(by: -1) }
        viewport.zoom.move(by: level - viewport.zoom.level, columns: axis.columns)
        let room = Double(axis.columns) * viewport.zoom.secondsPerColumn - length
        hold(from: dragged.start.addingTimeInterval(-max(0, room) / 2), showing: dragged.start)
    }

    /// Changes the zoom; what lies at `place`, under the cursor, or else in the middle, stays in its column.
    mutating func zoom(by offset: Int, at place: Date? = nil) {
        let before = axis
        let fixed = place ?? cursorFragment?.fragment.producerTimestamp
        let anchor =
            fixed.flatMap { before.shows($0) ? $0 : nil } ?? before.date(ofColumn: before.columns / 2)
        viewport.zoom.move(by: offset, columns: before.columns)
        guard case .fixed = viewport.position else { return }
        let span = Double(before.column(at: anchor)) * viewport.zoom.secondsPerColumn
        hold(from: anchor.addingTimeInterval(-span), showing: anchor)
    }
}
