import Foundation
import Testing

@testable import AWSSigning

@Suite struct P256KeyTests {
    /// One key in the form of RFC 5915 and in that of RFC 5958, as openssl writes them.
    static let forms = [
        """
        -----BEGIN EC PRIVATE KEY-----
        MHcCAQEEIGCbg/RE3oX7v8tKAc5LD4kHKIGpURhxb6ovILBiy9hAoAoGCCqGSM49
        AwEHoUQDQgAEea5X/IDz/P5B7KBSKf3zkL/6+MyLFAE2c1CPicBLoVllpBwqyQeT
        84axmLQEIZ/TutH0+5TXtqppIe8Ywq10zg==
        -----END EC PRIVATE KEY-----
        """,
        """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgYJuD9ETehfu/y0oB
        zksPiQcogalRGHFvqi8gsGLL2EChRANCAAR5rlf8gPP8/kHsoFIp/fOQv/r4zIsU
        ATZzUI+JwEuhWWWkHCrJB5PzhrGYtAQhn9O60fT7lNe2qmkh7xjCrXTO
        -----END PRIVATE KEY-----
        """,
    ]

    @Test(arguments: forms)
    func readsBothFormsOfAKey(pem: String) throws {
        let key = try P256Key(pem: pem)
        // openssl ec -text, in Base64url.
        #expect(key.publicCoordinates.x == "ea5X_IDz_P5B7KBSKf3zkL_6-MyLFAE2c1CPicBLoVk")
        #expect(key.publicCoordinates.y == "ZaQcKskHk_OGsZi0BCGf07rR9PuU17aqaSHvGMKtdM4")
    }

    @Test(arguments: ["", "x", "-----BEGIN EC PRIVATE KEY-----", "AAAA", "MHcCAQEEIA=="])
    func refusesWhatIsNoKey(pem: String) {
        #expect(throws: P256Key.Unusable.self) { try P256Key(pem: pem) }
    }

    @Test func aTokenHasItsHeaderItsPayloadAndASignatureOf64Bytes() throws {
        let token = try P256Key(pem: Self.forms[0]).token(header: [0xFB, 0xFF], payload: Array("{}".utf8))
        let parts = token.split(separator: ".")
        #expect(parts.count == 3 && parts[0] == "-_8" && parts[1] == "e30")
        #expect(parts[2].count == 86 && !parts[2].contains { "+/=".contains($0) })
    }
}
