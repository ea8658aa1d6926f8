import Testing

@testable import KinesisVideo

@Suite struct ContainerAddressTests {
    static let relative = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
    static let full = "AWS_CONTAINER_CREDENTIALS_FULL_URI"

    static func address(_ variables: [String: String]) throws(KinesisVideoError) -> ContainerAddress? {
        try ContainerAddress(
            environment: ClientEnvironment(
                variables: variables, homeDirectory: "/home/u", readFile: { _ in nil }))
    }

    @Test func isNowhereUnlessAVariableNamesIt() throws {
        #expect(try Self.address([:]) == nil)
        #expect(try Self.address([Self.relative: "", Self.full: ""]) == nil)
    }

    @Test func theRelativeOneWins() throws {
        let address = try #require(
            try Self.address([Self.relative: "/v2/credentials/1?x=y", Self.full: "http://evil.example/"]))
        #expect(address.url == "http://169.254.170.2/v2/credentials/1?x=y")
        #expect(address.host == "169.254.170.2")
    }

    @Test(arguments: [
        ("http://localhost/x", "localhost"), ("http://LOCALHOST:80/x", "localhost"),
        ("http://127.0.0.1:51679/role", "127.0.0.1"), ("http://127.1.2.3", "127.1.2.3"),
        ("http://[::1]:8080/x", "::1"), ("http://169.254.170.2/x", "169.254.170.2"),
        ("http://169.254.170.23/v1/credentials", "169.254.170.23"),
        ("http://[fd00:ec2::23]/v1/credentials", "fd00:ec2::23"),
        ("https://vault.example:8443/x?y#z", "vault.example"), ("HTTPS://10.0.0.1/", "10.0.0.1"),
    ])
    func takesTheAllowedHosts(url: String, host: String) throws {
        let address = try #require(try Self.address([Self.full: url]))
        #expect(address.url == url && address.host == host)
    }

    @Test(arguments: [
        "http://evil.example/x", "http://10.0.0.1/", "http://169.254.169.254/",
        "http://127.0.0.1.evil.example/",
        "http://localhost.evil.example/", "http://localhost@evil.example/", "http://evil.example#@localhost/",
        "http://evil.example\\@localhost/", "http://127.0.0.256/", "http://127.0.0.01/", "http://127.+0.0.1/",
        "http://[::2]/", "http://[::1].evil.example/", "http://[::1/", "http://localhost:x/",
        "ftp://localhost/",
        "localhost/x", "http:///x", "http://", "http://localhost/a b", "http://127.0.0.1\r\nHost: x",
    ])
    func refusesAllOthers(url: String) {
        let error = #expect(throws: KinesisVideoError.self) { try Self.address([Self.full: url]) }
        #expect(error?.code == .configuration && error?.message.hasPrefix(Self.full) == true)
    }

    @Test(arguments: ["role", "@evil.example/", ".evil.example/", "/a b", "/a\r\nb"])
    func refusesWhatIsNoPath(path: String) {
        let error = #expect(throws: KinesisVideoError.self) { try Self.address([Self.relative: path]) }
        #expect(error?.code == .configuration && error?.message.hasPrefix(Self.relative) == true)
    }
}
