import HLS
import KinesisVideo
import Reports

extension DoctorCheck {
    /// Whether players can play what the session serves.
    static let media = DoctorCheck(.media, "media type", of: .stream, needs: [.playlist], limit: .seconds(1))
    { _, chart in
        guard let variant = chart.playlist?.variants.first else {
            return Outcome(.notTried("the multivariant playlist names no variant"), chart)
        }
        return Outcome(
            MediaTypeJudgement.judge(variant, declared: (chart.description ?? nil)?.mediaType), chart)
    }

    /// What isn't tried because AWS bills it.
    static let fragmentMedia = DoctorCheck(
        .fragmentMedia, "fragments' media", of: .stream, repeats: [.status], limit: .seconds(1)
    ) { _, chart in
        let name = chart.stream?.name ?? "STREAM"
        return Outcome(
            .notTried("GetMediaForFragmentList is billed; `kvsmon inspect \(name) --last 1` tries it"), chart)
    }
}

/// Whether codecs are among those that HLS sessions of the service may have.
///
/// Source: KVS API reference, GetHLSStreamingSessionURL: H.264 or H.265 on track 1, AAC on track 2, or AAC alone; RFC 6381
/// for the codecs' names.
enum MediaTypeJudgement {
    private static let video = ["avc1": "H.264", "avc3": "H.264", "hvc1": "H.265", "hev1": "H.265"]
    private static let audio = ["mp4a": "AAC"]

    static func judge(_ variant: Variant, declared: String?) -> Judgement {
        let codecs = variant.codecs
        let facts =
            [TriageReport.Fact("codecs", .list(codecs))]
            + (declared.map { [.init("declared", .text($0))] } ?? [])
        guard !codecs.isEmpty else {
            return Judgement(verdict: .ok("not told: the playlist has no CODECS"), facts: facts)
        }
        let names = codecs.map { name(of: $0) }
        guard !names.contains(nil) else {
            let what = "\(codecs.joined(separator: ", ")) isn't for HLS here"
            return Judgement(verdict: .problem(Complaint.unsupportedCodec.problem(what)), facts: facts)
        }
        let size = variant.resolution.map { " \($0.width)×\($0.height)" } ?? ""
        let shown = zip(names, codecs).map { "\($0 ?? "") (\($1))" }.joined(separator: ", ")
        let note = names.contains("H.265") ? "; not every browser plays H.265" : ""
        return Judgement(verdict: .ok("\(shown)\(size)\(note)"), facts: facts)
    }

    private static func name(of codec: String) -> String? {
        let kind = String(codec.prefix { $0 != "." }).lowercased()
        return video[kind] ?? audio[kind]
    }
}
