import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct PlaylistListTests {
    private func playlist(_ scene: Scene = .healthy) -> Model {
        var model = Model.showing(scene, columns: 120, rows: 60)
        model.press(.character("3"))
        return model
    }

    @Test func theNewestPlaylistIsShownWithWhatIsNewInIt() {
        let screen = playlist().screen
        #expect(screen.contains("Playlist 14:22:06, newest, segments +1 −1"))
        #expect(screen.contains("≠     4              #EXT-X-MEDIA-SEQUENCE:39"))
        #expect(
            screen.split(separator: "\n").count { $0.contains(" +  ") && $0.contains("FragmentNumber") } == 1)
    }

    @Test func whatIsNewIsOnScreenWhereNotAllFits() {
        var model = Model.showing(.healthy, columns: 80, rows: 24)
        model.press(.character("3"))
        #expect(model.screen.split(separator: "\n").contains { $0.hasPrefix("▸ +") })
        model.press(.home)
        #expect(model.screen.contains("#EXTM3U"))
    }

    @Test func theKeysStepThroughPastPlaylistsAndBackToTheNewest() {
        var model = playlist()
        let newest = model.screen
        model.press(.character("["))
        #expect(model.screen.contains("Playlist 14:22:04, 1 newer one"))
        for _ in 0..<9 { model.press(.character("[")) }
        #expect(model.screen.contains("3 newer ones, nothing before it is kept"))
        for _ in 0..<9 { model.press(.character("]")) }
        #expect(model.screen == newest)
    }

    @Test func aPastPlaylistStaysWhileOthersComeUntilItIsForgotten() throws {
        var model = playlist()
        model.press(.character("["))
        var report = try #require(model.report)
        report.playlistPolls.append(try PlaylistScript.misspelled(now: Scene.now))
        _ = model.update(.report(report))
        #expect(model.screen.contains("Playlist 14:22:04, 2 newer ones"))
        report.playlistPolls.removeFirst(4)
        _ = model.update(.report(report))
        #expect(model.screen.contains("Playlist 14:22:07, newest"))
    }

    @Test func whatBreaksARuleIsSaidBelowTheLine() throws {
        var model = playlist()
        var report = try #require(model.report)
        report.playlistPolls = [try PlaylistScript.misspelled(now: Scene.now)]
        _ = model.update(.report(report))
        let lines = model.screen.split(separator: "\n")
        let line = try #require(lines.firstIndex { $0.contains("     5              #EXTINF:2.000") })
        #expect(lines[line + 1].contains("▲                    └ warning: EXTINF has no comma"))
        #expect(model.screen.contains("     4              # written by hand"))
    }

    @Test func enterShowsTheSegmentsFragment() throws {
        var model = playlist()
        for character in "/FragmentNumber" { model.press(.character(character)) }
        model.press(.enter, .end, .enter)
        #expect(model.screen.contains("archive"))
        let served = try #require(model.report).fragments.last {
            if case .served = $0.membership { true } else { false }
        }
        #expect(model.cursorFragment == served)
    }

    @Test func beforeTheFirstPlaylistItSaysSo() throws {
        var model = playlist()
        var report = try #require(model.report)
        report.playlistPolls = []
        _ = model.update(.report(report))
        #expect(model.screen.contains("no media playlist yet"))
    }

    @Test func aReplaySaysThatTheTextIsRebuiltAndStepsThroughItsPolls() throws {
        var model = playlist()
        let status = ReplayStatus(range: Scene.now.addingTimeInterval(-60)...Scene.now)
        _ = model.update(.replayed(status, try #require(model.report)))
        #expect(model.screen.contains("rebuilt from the recording"))
        #expect(model.press(.character("[")) == [.replay(.stepBack)])
    }
}
