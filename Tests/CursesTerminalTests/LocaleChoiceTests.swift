import Canvas
import CursesTerminal
import Testing

struct LocaleChoiceTests {
    @Test(arguments: [
        ([:], "C"), (["LANG": "de_DE.UTF-8"], "de_DE.UTF-8"),
        (["LANG": "de_DE", "LC_CTYPE": "C.UTF-8"], "C.UTF-8"),
        (["LANG": "C.UTF-8", "LC_ALL": "C"], "C"), (["LANG": "C.UTF-8", "LC_ALL": ""], "C.UTF-8"),
    ])
    func firstVariableThatIsNotEmptyNamesTheLocale(environment: [String: String], name: String) {
        #expect(LocaleChoice.name(in: environment) == name)
    }

    @Test(arguments: [("en_US.UTF-8", true), ("C.utf8", true), ("en_US", false), ("de_DE.ISO-8859-1", false)])
    func nameTellsTheEncoding(name: String, isUTF8: Bool) {
        #expect(LocaleChoice.namesUTF8(name) == isUTF8)
    }
}

struct TerminalOptionsTests {
    @Test(arguments: [
        ([:], false), (["NO_COLOR": "1"], true), (["NO_COLOR": ""], false), (["NO_COLOR": "0"], true),
    ])
    func noColorCountsWhenItIsNotEmpty(environment: [String: String], noColour: Bool) {
        #expect(TerminalOptions(theme: .plain, environment: environment).noColour == noColour)
    }

    @Test(arguments: [
        ("foot", ["foot", "xterm-256color", "vt100"]), ("vt100", ["vt100", "xterm-256color"]),
        ("", ["xterm-256color", "vt100"]),
    ])
    func typesAreTriedFromTheOwnToTheOldest(term: String, types: [String]) {
        #expect(TerminalOptions(theme: .plain, environment: ["TERM": term]).types == types)
    }
}
