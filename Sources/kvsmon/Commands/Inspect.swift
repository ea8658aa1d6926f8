import ArgumentParser
import Foundation
import HTTPTransport
import KinesisVideo
import MediaInspection
import Reports

/// `kvsmon inspect`: fetches fragments, describes their media, tells what is wrong with them by name.
struct Inspect: AsyncParsableCommand {
    /// How the report is written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    static let configuration = CommandConfiguration(
        subcommand: "inspect",
        abstract:
            "Fetch fragments and say what their media are and what is wrong; exit 0 fine, 1 wrong, 3 could not look.",
        discussion: """
            It costs money: AWS bills the media that leave it, and each fragment takes one of the 500 points a second \
            that all readers of the stream share.

                kvsmon inspect front-door 205373993     the last digits, as on the screen
                kvsmon inspect front-door --last 3 --format json
                kvsmon inspect front-door --at 2026-03-01T14:22:07Z --save broken.mkv

            A saved file is what the service sent: one Matroska document a fragment, one behind the other. Most players \
            play only the first of them; save one fragment to play it.
            """)

    @OptionGroup var stream: StreamArgument

    @OptionGroup(title: "Fragments")
    var fragments: FragmentOptions

    @Option(
        help: ArgumentHelp("Keep the media in this file, which only you can read.", valueName: "file.mkv"))
    var save: String?

    @Flag(help: "Replace the file where it exists.")
    var force = false

    @Option(help: "How the report is written.")
    var format = Format.text

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run() async throws {
        let reference = try stream.reference()
        if let save, !force { try TakenFile.refuse(save) }
        let report = try await Interruption.value {
            try await connection.chosen.using(on: stream.stream) { try await inspect(reference, $0) }
        }
        guard let report else { throw KVSMon.couldNotLook }
        switch format {
        case .text: print(TextInspection.render(report, stream: reference.name), terminator: "")
        case .json: print(JSONInspection.render(report, stream: reference.name))
        }
        throw ExitCode(report.isFine ? 0 : 1)
    }

    private func inspect(
        _ stream: StreamReference, _ composition: Composition
    ) async throws -> InspectionReport {
        // The file comes first: media that can't be kept needn't be paid for.
        let file = try save.map { try MediaFile(path: $0, overwriting: force ? .allowed : .forbidden) }
        do {
            let finder = FragmentFinder(
                client: composition.client, stream: stream, now: composition.time.date())
            let numbers = try await finder.numbers(fragments)
            let found = try await fetch(numbers, of: stream, composition.client, into: file)
            try file?.finish()
            return InspectionReport(found, asked: numbers)
        } catch {
            file?.discard()
            throw error
        }
    }

    private func fetch(
        _ numbers: [String], of stream: StreamReference, _ client: KinesisVideoClient, into file: MediaFile?
    ) async throws -> [InspectedFragment] {
        var inspector = MediaInspector()
        var found: [InspectedFragment] = []
        let media = try await client.mediaForFragmentList(.init(stream: stream, fragments: numbers))
        for try await piece in media {
            try file?.write(piece)
            found += inspector.read(piece)
        }
        return found + inspector.finish()
    }
}
