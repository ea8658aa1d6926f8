import Foundation
import TestSupport
import Testing

/// Servers on loopback of which each is broken in its own way, running until this value goes away.
final class LocalDoors {
    /// The port of each, by name: `untrusted`, `expired`, `misnamed`, `silent`, `dead`, and `sts`, which isn't broken.
    let ports: [String: Int]
    /// The file with the authority that issued their certificates, which nobody trusts unless told so.
    let authority: String
    private let folder: TemporaryFolder
    private let process = Process()
    private let input = Pipe()

    /// Starts them and waits until they listen.
    init() throws {
        folder = try TemporaryFolder()
        process.executableURL = Command.root.appending(path: ".build/python/bin/python3")
        process.arguments = [
            Command.root.appending(path: "Tests/EndToEndTests/Scripts/doors.py").path, folder.path,
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardInput = input
        process.standardError = FileHandle.nullDevice
        try process.run()
        var text = Data()
        while text.last != UInt8(ascii: "\n") {
            let data = output.fileHandleForReading.availableData
            try #require(!data.isEmpty, "the servers didn't start; they need python3 with moto, and openssl")
            text += data
        }
        let addresses = try JSONDecoder().decode(Addresses.self, from: text)
        ports = addresses.ports
        authority = addresses.authority
    }

    /// What they print.
    private struct Addresses: Decodable {
        let ports: [String: Int]
        let authority: String
    }

    deinit { process.terminate() }

    /// The port of the server called `name`.
    func port(_ name: String) throws -> Int { try #require(ports[name]) }
}
