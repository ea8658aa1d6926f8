import Testing

@testable import AWSSigning

@Suite struct CanonicalRequestTests {
    @Test(arguments: [
        ("", "/"), ("/", "/"), ("/listFragments", "/listFragments"), ("//a//b", "/a/b"),
        ("/a/./b/../c/", "/a/c/"),
        ("/..", "/"), ("/a%20b", "/a%2520b"), ("/ä", "/%C3%A4"), ("/a~b-c_d.e", "/a~b-c_d.e"),
    ])
    func normalisesAndEncodesThePath(path: String, canonical: String) {
        #expect(CanonicalRequest.canonicalPath(path) == canonical)
    }

    @Test(arguments: [
        ("", ""), ("b=2&a=1", "a=1&b=2"), ("a=2&a=1", "a=1&a=2"), ("flag&a=b=c", "a=b=c&flag="),
        ("&&x=%20&", "x=%20"),
    ])
    func sortsTheQuery(query: String, canonical: String) {
        #expect(CanonicalRequest.canonicalQuery(query) == canonical)
    }

    @Test func joinsEqualNamesAndSqueezesWhiteSpace() {
        let request = CanonicalRequest(
            method: "GET", path: "/", query: "",
            headers: [("Host", "h"), ("X-A", "  one   two "), ("x-a", "three")], names: ["host", "x-a"],
            body: [])
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        #expect(request.text == "GET\n/\n\nhost:h\nx-a:one two,three\n\nhost;x-a\n\(empty)")
    }
}
