import CursesTerminal
import Foundation
import Glibc
import Testing

extension TerminalTests {
    @MainActor
    struct ClipboardTests {
        @Test
        func withoutAMultiplexerTheTextGoesOutAsOSC52() async throws {
            let fixture = try TerminalFixture()
            defer { fixture.terminal.restore() }
            _ = fixture.bytes(showing: "hello")
            let before = fixture.terminal.bytesWritten
            let delivery = await Clipboard(environment: [:]).send("foobar", through: fixture.terminal)
            #expect(delivery == .terminalSequence())
            let bytes = fixture.pair.read(count: fixture.terminal.bytesWritten - before)
            #expect(bytes == "\u{1B}]52;c;Zm9vYmFy\u{07}")
        }

        @Test
        func inGNUScreenTheTextGoesOutWrapped() async throws {
            let fixture = try TerminalFixture()
            defer { fixture.terminal.restore() }
            _ = fixture.bytes(showing: "hello")
            let before = fixture.terminal.bytesWritten
            let delivery = await Clipboard(environment: ["STY": "1.x"]).send(
                "foobar", through: fixture.terminal)
            #expect(delivery == .screenSequence())
            let bytes = fixture.pair.read(count: fixture.terminal.bytesWritten - before)
            #expect(bytes == "\u{1B}P\u{1B}]52;c;Zm9vYmFy\u{07}\u{1B}\\")
        }

        @Test
        func inTmuxTheTextIsInItsBuffer() async throws {
            let fixture = try TerminalFixture()
            defer { fixture.terminal.restore() }
            let server = try TmuxServer()
            defer { server.end() }
            let clipboard = Clipboard(environment: ["TMUX": "\(server.socket),1,0"])
            let delivery = await clipboard.send(
                "https://example/?SessionToken=secret", through: fixture.terminal)
            // Nobody looks at it, so there is no terminal to say anything of.
            #expect(delivery == .tmuxBuffer())
            #expect(try server.run("show-buffer") == "https://example/?SessionToken=secret")
        }

        @Test
        func whereTmuxDoesNotAnswerTheTerminalIsAsked() async throws {
            let fixture = try TerminalFixture()
            defer { fixture.terminal.restore() }
            let clipboard = Clipboard(environment: ["TMUX": "/nonexistent/socket,1,0"])
            #expect(await clipboard.send("foobar", through: fixture.terminal) == .terminalSequence())
        }

        @Test
        func textTooLongForATerminalGoesToAFileThatNobodyElseReads() async throws {
            let fixture = try TerminalFixture()
            defer { fixture.terminal.restore() }
            let text = String(repeating: "x", count: ClipboardSequence.textLimit + 1)
            let delivery = await Clipboard(environment: [:]).send(text, through: fixture.terminal)
            guard case .file(let path) = delivery else {
                Issue.record("\(delivery)")
                return
            }
            defer { unlink(path) }
            #expect(try String(contentsOfFile: path, encoding: .utf8) == text + "\n")
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }

        @Test
        func folderThatTakesNoFileIsNamed() {
            let delivery = Clipboard(environment: ["XDG_RUNTIME_DIR": "/nonexistent"]).write("x")
            #expect(delivery.description.contains("/nonexistent"))
        }
    }
}
