import Testing

@testable import CursesTerminal

struct ClipboardObstacleTests {
    @Test(
        arguments: [
            (["TERM": "xterm-256color"], nil), ([:], nil),
            (["TERM": "tmux-256color"], .outerTmux),
            (["TERM": "screen-256color"], .tmuxAsScreen(terminal: "screen-256color")),
            (["TERM": "screen-256color", "STY": "77.pts-0.host"], nil),
            (["TERM": "linux"], .console),
            (["TERM": "screen", "TMUX": "/gone,1,0"], .outerTmux),
            (["TERM": "xterm-256color", "TMUX": "/gone,1,0"], nil),
        ] as [([String: String], ClipboardObstacle?)])
    func withoutTmuxAtHandTheTerminalsTypeTells(environment: [String: String], obstacle: ClipboardObstacle?) {
        let route = ClipboardRoute(environment: environment)
        #expect(ClipboardObstacle(route: route, environment: environment) == obstacle)
    }

    /// As tmux 3.3a answers, with fewer capabilities.
    private static func answer(_ client: String, clipboard: String, ofOther other: String = "[missing]")
        -> String
    {
        """
        \(client)
        Terminal 0: xterm-256color for /dev/pts/7, flags=0x20:
         191: kri: [missing]
         192: Ms: \(other)

        Terminal 1: any for /dev/pts/2, flags=0x20:
         191: kri: [missing]
         192: Ms: \(clipboard)
         193: Nobr: [missing]
        """
    }

    private static let sequence = #"(string) \033]52;%p1%s;%p2%s\a"#

    @Test(
        arguments: [
            ("/dev/pts/2 xterm-256color ", sequence, nil),
            ("/dev/pts/2 tmux-256color ", sequence, .outerTmux),
            // A tmux that says another type than its own answers who it is all the same.
            ("/dev/pts/2 screen tmux 3.3a", sequence, .outerTmux),
            ("/dev/pts/2 xterm-256color XTerm(370)", sequence, nil),
            (
                "/dev/pts/2 screen.xterm-256color ", sequence,
                .screenAround(terminal: "screen.xterm-256color")
            ),
            ("/dev/pts/2 linux ", "[missing]", .unknownToTmux(terminal: "linux")),
        ] as [(String, String, ClipboardObstacle?)])
    func tmuxTellsWhatItsTerminalIs(client: String, clipboard: String, obstacle: ClipboardObstacle?) {
        #expect(TmuxTerminal(Self.answer(client, clipboard: clipboard))?.obstacle == obstacle)
        // What it says of another terminal is of no account.
        let beside = Self.answer(client, clipboard: clipboard, ofOther: Self.sequence)
        #expect(TmuxTerminal(beside)?.obstacle == obstacle)
    }

    @Test(arguments: [
        "", "  ", "\n", "  \nTerminal 0: xterm for /dev/pts/7, flags=0x0:\n 192: Ms: [missing]",
    ])
    func ofATmuxThatNobodyLooksAtNothingIsSaid(answer: String) {
        #expect(TmuxTerminal(answer) == nil)
    }

    @Test func ofATmuxThatTellsNothingOfClipboardsNothingIsSaid() {
        #expect(TmuxTerminal("/dev/pts/2 xterm ")?.hasClipboard == nil)
        #expect(TmuxTerminal("/dev/pts/2 xterm ")?.obstacle == nil)
    }

    @Test func whatIsAskedHearsTheInputAndItsAnswerIsHeard() {
        let command = ["sh", "-c", "cat; echo asked; echo complained >&2"]
        #expect(ChildProcess.run(command, input: Array("heard ".utf8)) == Array("heard asked\n".utf8))
    }

    @Test(arguments: [["sh", "-c", "echo x; exit 1"], ["/nowhere/x"]])
    func whatFailsAnswersNothing(command: [String]) {
        #expect(ChildProcess.run(command, input: []) == nil)
    }
}
