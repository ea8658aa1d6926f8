import CursesTerminal
import Testing

struct ClipboardSequenceTests {
    /// RFC 4648 §10, and what a three-byte character gives.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"), ("→", "4oaS"),
    ])
    func base64FollowsTheRFC(text: String, encoded: String) {
        #expect(String(decoding: ClipboardSequence.base64(Array(text.utf8)), as: UTF8.self) == encoded)
    }

    @Test
    func osc52NamesTheClipboardAndEndsWithABell() {
        #expect(
            String(decoding: ClipboardSequence.osc52("foobar"), as: UTF8.self) == "\u{1B}]52;c;Zm9vYmFy\u{07}"
        )
    }

    @Test(arguments: [(1, 1), (240, 1), (241, 2), (480, 2), (1_000, 5)])
    func screenGetsPiecesOfAtMost240Bytes(length: Int, pieces: Int) {
        let sequence = [UInt8](repeating: UInt8(ascii: "x"), count: length)
        let wrapped = String(decoding: ClipboardSequence.wrappedForScreen(sequence), as: UTF8.self)
        let parts = wrapped.split(separator: "\u{1B}\\")
        #expect(parts.count == pieces)
        #expect(parts.allSatisfy { $0.hasPrefix("\u{1B}P") && $0.utf8.count <= 242 })
        #expect(parts.map { $0.dropFirst(2) }.joined().utf8.count == length)
    }

    @Test(arguments: [
        ([:], ClipboardRoute.terminal),
        (["TERM": "xterm-256color"], .terminal),
        (["TMUX": "/tmp/tmux-0/default,123,0", "TERM": "screen"], .tmux(socket: "/tmp/tmux-0/default")),
        (["TMUX": "", "TERM": "xterm"], .terminal),
        (["STY": "77.pts-0.host", "TERM": "xterm"], .screen),
        (["TERM": "screen-256color"], .screen),
        (["TERM": "tmux-256color"], .terminal),
    ])
    func routeFollowsFromTheMultiplexer(environment: [String: String], route: ClipboardRoute) {
        #expect(ClipboardRoute(environment: environment) == route)
    }

    @Test(arguments: [
        (ClipboardDelivery.tmuxBuffer(), "sent to the tmux buffer"), (.terminalSequence(), "sent by OSC 52"),
        (.screenSequence(), "sent by OSC 52 through GNU screen"),
        (.file(path: "/run/x"), "written to /run/x"),
        (.failed(reason: "no room"), "not sent: no room"),
    ])
    func deliveryNeverClaimsThatSomethingWasCopied(delivery: ClipboardDelivery, words: String) {
        #expect(delivery.description == words)
    }
}
