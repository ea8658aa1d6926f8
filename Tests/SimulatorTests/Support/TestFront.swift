import AWSSigning
import Foundation

@testable import KinesisVideoSimulator

/// A front without a server, asked as a client with the right key asks.
struct TestFront {
    var front: ServiceFront

    static let key = SigningCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secretEXAMPLE")

    init(_ service: ArchivedMediaService) {
        front = ServiceFront(
            service: service, verifier: SignatureVerifier(credentials: [Self.key], region: "us-west-2"))
    }

    /// A front whose only stream, `camera`, holds `fragments` and is treated as `script` says.
    init(_ fragments: [StoredFragment], script: ServiceScript = ServiceScript()) {
        var stream = SimulatedStream(name: "camera", fragments: fragments, created: testStart)
        stream.script = script
        self.init(ArchivedMediaService(streams: [stream]))
    }

    /// What the operation `name` answers to `body` at `date`.
    mutating func call(_ name: String, _ body: String, at date: Date, host: String = "127.0.0.1:1")
        -> HTTPAnswer
    {
        let path = "/" + name.prefix(1).lowercased() + name.dropFirst()
        let headers = [(name: "host", value: host)]
        let added = SignatureV4.sign(
            method: "POST", path: path, query: "", headers: headers, body: Array(body.utf8),
            credentials: Self.key, region: "us-west-2", date: date)
        let question = HTTPQuestion(
            method: "POST", path: path, headers: headers + added, body: Array(body.utf8))
        return front.answer(question, at: date)
    }
}

extension HTTPAnswer {
    /// The body where it isn't media, as text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The media, made here.
    func media(_ packager: MediaPackager = MediaPackager()) throws -> [UInt8] {
        guard case .media(let pieces) = body else { return [] }
        return try pieces.flatMap { try packager.bytes(of: $0) }
    }
}
