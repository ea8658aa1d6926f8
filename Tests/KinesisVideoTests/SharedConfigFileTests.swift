import Testing

@testable import KinesisVideo

@Suite struct SharedConfigFileTests {
    @Test func readsSettingsOfItsProfiles() throws {
        let file = try SharedConfigFile(
            """
            ; comment
            [profile a]
              # indented comment
            Region =  us-west-2\u{20}
            s3 =
              Max_Concurrent = 20

              # within
              url = https://x/?a=b
            empty =
            output: json
            secret = a=b#c
            long = first
              second
            [default]\r
            region = eu-west-1\r
            [other]
            region = nowhere
            """, kind: .config)
        #expect(
            file.profiles["a"]
                == ConfigSection([
                    "region": .text("us-west-2"), "empty": .text(""), "secret": .text("a=b#c"),
                    "s3": .nested(["Max_Concurrent": "20", "url": "https://x/?a=b"]),
                    "output": .text("json"), "long": .text("first\nsecond"),
                ]))
        #expect(file.profiles["default"]?["region"] == "eu-west-1")
        #expect(file.profiles["other"] == nil)
    }

    @Test(arguments: [
        (SharedConfigFile.Kind.config, "[profile work]", "work"), (.config, "[profile   work ]", "work"),
        (.config, "[default]", "default"), (.config, "[profile default]", "default"),
        (.config, "[profile 'my work']", "my work"), (.config, #"[profile "my work"] rest"#, "my work"),
        (.credentials, "[work]", "work"), (.credentials, "[ work ]", " work "),
        (.credentials, "[profile work]", "profile work"),
    ])
    func namesProfiles(kind: SharedConfigFile.Kind, header: String, name: String) throws {
        #expect(try SharedConfigFile("\(header)\nk = v", kind: kind).profiles[name]?["k"] == "v")
    }

    @Test(arguments: ["[work]", "[profilework]", "[profile a b]", "[profile 'open]", "[DEFAULT]"])
    func passesOverOtherSections(header: String) throws {
        #expect(try SharedConfigFile("\(header)\nk = v", kind: .config).profiles.isEmpty)
    }

    @Test func knowsSessionsAndServices() throws {
        let file = try SharedConfigFile(
            """
            [sso-session main]
            sso_region = us-east-1
            [services local]
            kinesis_video =
              endpoint_url = http://127.0.0.1:1
            """, kind: .config)
        #expect(file.ssoSessions["main"]?["sso_region"] == "us-east-1")
        #expect(file.services["local"]?.nested("kinesis_video") == ["endpoint_url": "http://127.0.0.1:1"])
    }

    @Test func lendsTheSettingsOfDEFAULTToEverySection() throws {
        let file = try SharedConfigFile("[DEFAULT]\na=1\nb=1\n[x]\nb=2", kind: .credentials)
        #expect(file.profiles == ["x": ConfigSection(["a": .text("1"), "b": .text("2")])])
    }

    @Test(arguments: [
        ("[a]\nk = v\n[a]\nl = w", 3), ("[a]\nk = v\nK = w", 3), ("k = v", 1), ("[a]\nno equals sign", 2),
        ("[a]\n= v", 2), ("[]\nk = v", 1), ("[a]\n\n# x\ns3 =\n  nonsense", 4), ("  [a\nk=v", 1),
        ("\u{FEFF}[a]\nk = v", 1),
    ])
    func tellsTheLineThatCannotBeRead(text: String, line: Int) {
        let fault = #expect(throws: INIFile.Fault.self) { try SharedConfigFile(text, kind: .credentials) }
        #expect(fault?.line == line)
    }
}

@Suite struct ShellWordsTests {
    @Test(arguments: [
        ("", []), ("  a\tb\n", ["a", "b"]), ("'a b' \"c d\"e", ["a b", "c de"]), ("'' x", ["", "x"]),
        (#"a\ b \" \\"#, ["a b", "\"", "\\"]), (#""\a\"\\\$""#, [#"\a"\\$"#]), (#"'\a'"#, [#"\a"#]),
        ("$HOME *|&;", ["$HOME", "*|&;"]), ("a#b #c", ["a#b", "#c"]), ("a\u{A0}b", ["a\u{A0}b"]),
    ])
    func splitsWithoutAShell(text: String, words: [String]) {
        #expect(ShellWords.split(text) == words)
    }

    @Test(arguments: ["'a", "\"a", "a\\", "\"a\\"])
    func refusesWhatIsNotClosed(text: String) {
        #expect(ShellWords.split(text) == nil)
    }
}
