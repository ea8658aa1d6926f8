import FoundationEssentials
import HTTPTransport
import Testing

@testable import KinesisVideo

/// Whatever the bytes of an answer or a cached file are, there are credentials or an error.
@Suite struct CredentialBytesTests {
    static let readers: [(document: String, read: @Sendable ([UInt8]) throws(UndecodableBody) -> String)] = [
        (
            ContainerCredentialsTests.document,
            { bytes throws(UndecodableBody) in try CredentialDocument(bytes).credentials().accessKeyID }
        ),
        (
            #"{"accessToken":"a","expiresAt":"2023-11-07T04:47:34.5+00:00","clientId":"b","clientSecret":"c","#
                + #""registrationExpiresAt":"2023-11-07T04:47:34UTC","refreshToken":"d"}"#,
            { bytes throws(UndecodableBody) in "\(try SSOToken(bytes).expires)" }
        ),
        (
            #"{"roleCredentials":{"accessKeyId":"a","secretAccessKey":"b","sessionToken":"c","expiration":1699336054250}}"#,
            { bytes throws(UndecodableBody) in
                try RoleCredentials.read(bytes).expires.map { ISO8601.text($0) } ?? ""
            }
        ),
        (
            #"{"accessToken":"a","expiresIn":3600,"refreshToken":"b"}"#,
            { bytes throws(UndecodableBody) in
                let renewal = SSOToken.Renewal(
                    refreshToken: Secret("r"), clientID: "i", clientSecret: Secret("s"),
                    registrationExpires: "")
                return ISO8601.text(
                    try IssuedToken.read(bytes, renewing: renewal, at: VirtualTime().source.date()).expires)
            }
        ),
        (
            #"{"accessToken": {"accessKeyId":"a","secretAccessKey":"b","sessionToken":"c","#
                + #""expiresAt":"2023-11-07T04:47:34Z"},"x":[1.5e3,{"y":null}],"refreshToken":"d","clientId":"e","dpopKey":"f"}"#,
            { bytes throws(UndecodableBody) in
                let renewed = Array(
                    #"{"accessToken":{"accessKeyId":"a","secretAccessKey":"b","sessionToken":"c"},"expiresIn":900,"refreshToken":"b"}"#
                        .utf8)
                return String(
                    decoding: try LoginToken(bytes).renewed(
                        by: RenewedLogin(renewed), at: VirtualTime().source.date()
                    )
                    .bytes,
                    as: UTF8.self)
            }
        ),
        (
            #"{"accessToken":{"accessKeyId":"a","secretAccessKey":"b","sessionToken":"c"},"expiresIn":900,"refreshToken":"b"}"#,
            { bytes throws(UndecodableBody) in try RenewedLogin(bytes).refreshToken.reveal() }
        ),
    ]

    /// Whether `read` takes the bytes; trapping would end the test.
    static func isTaken(
        _ bytes: [UInt8], _ read: ([UInt8]) throws(UndecodableBody) -> String
    ) -> Bool {
        do throws(UndecodableBody) { return try !read(bytes).isEmpty } catch { return false }
    }

    @Test(arguments: readers.indices)
    func onlyTheWholeIsTaken(index: Int) {
        let (document, read) = Self.readers[index]
        let bytes = Array(document.utf8)
        for count in 0...bytes.count {
            #expect(Self.isTaken(Array(bytes.prefix(count)), read) == (count == bytes.count))
        }
    }

    @Test(arguments: readers.indices)
    func everyFlippedBitIsSurvived(index: Int) {
        let (document, read) = Self.readers[index]
        let original = Array(document.utf8)
        var taken = 0
        for offset in original.indices {
            for bit in 0..<8 {
                var bytes = original
                bytes[offset] ^= 1 << bit
                if Self.isTaken(bytes, read) { taken += 1 }
            }
        }
        // Most bits are in names and values, where another is as good or makes a member missing.
        #expect(taken > 0 && taken < original.count * 8)
    }

    @Test(arguments: ["9223372036854775807", "-1", "1e300", "-9e18", "253402300800000"])
    func noNumberIsTooLarge(number: String) {
        let role = Self.readers[2].document.replacing("1699336054250", with: number)
        let issued = Self.readers[3].document.replacing("3600", with: number)
        #expect(!Self.isTaken(Array(role.utf8), Self.readers[2].read))
        #expect(!Self.isTaken(Array(issued.utf8), Self.readers[3].read))
    }
}
