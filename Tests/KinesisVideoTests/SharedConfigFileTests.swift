import Testing

@testable import KinesisVideo

@Suite struct SharedConfigFileTests {
    @Test func readsSettingsOfItsProfiles() {
        let file = SharedConfigFile(
            """
            stray = line
            ; comment
            [profile a]
              # indented comment
            Region =  us-west-2\u{20}
            s3 =
              max_concurrent_requests = 20
            empty =
            no equals sign
            secret = a=b#c
            [default]\r
            region = eu-west-1\r
            [other]
            region = nowhere
            """, kind: .config)
        #expect(file["a"] == ["region": "us-west-2", "s3": "", "empty": "", "secret": "a=b#c"])
        #expect(file["default"] == ["region": "eu-west-1"])
        #expect(file["other"] == nil)
    }

    @Test(arguments: [
        (SharedConfigFile.Kind.config, "[profile work]", "work"), (.config, "[profile   work ]", "work"),
        (.config, "[default]", "default"), (.config, "[profile default]", "default"),
        (.credentials, "[work]", "work"),
        (.credentials, "[ work ]", "work"),
    ])
    func namesProfiles(kind: SharedConfigFile.Kind, header: String, name: String) {
        #expect(SharedConfigFile("\(header)\nk = v", kind: kind)[name] == ["k": "v"])
    }

    @Test(arguments: ["[work]", "[sso-session x]", "[services y]", "[profilework]"])
    func passesOverOtherSections(header: String) {
        let file = SharedConfigFile("\(header)\nk = v", kind: .config)
        for name in ["work", "x", "y", "profilework"] { #expect(file[name] == nil) }
    }

    @Test func joinsASectionThatIsThereTwice() {
        #expect(SharedConfigFile("[a]\nx=1\n[a]\ny=2", kind: .credentials)["a"] == ["x": "1", "y": "2"])
    }
}
