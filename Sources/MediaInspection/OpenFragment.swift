import MediaContainers

/// A fragment whose media are still arriving.
struct OpenFragment {
    /// What the tags said so far.
    private var fragment = InspectedFragment()
    private var errorCode: String?
    private var errorID: Int?
    private var errorMessage = ""
    private var tracks: [Track] = []
    private var clusterStart: Duration?
    private var clusterTime = Duration.zero
    private var undeclaredFrameCount = 0
    private var firstUndeclared: Int?
    /// Whether its cluster is complete.
    private(set) var hasMedia = false

    private struct Track {
        let track: CodedTrack
        let configuration: Result<CodecConfiguration?, CodecPrivateProblem>
        var tally: FrameTally
    }

    /// Whether nothing was said of it yet.
    var isEmpty: Bool { fragment.number == nil && errorCode == nil && tracks.isEmpty && !hasMedia }
    /// Whether all of it is there that its document has: its media, or the reason why there are none.
    var isComplete: Bool { hasMedia || errorCode != nil }

    /// Whether a header before more media can't be this fragment's: it comes before all that is said of one.
    var isBeyondHeader: Bool { isComplete || fragment.number != nil }

    /// Whether `tags` name another fragment.
    func isOver(before tags: [MatroskaTag]) -> Bool {
        let kinds = tags.compactMap { ServiceTag.names[$0.name] }
        let isNamed = kinds.contains(.number)
        let isRefused = kinds.contains(.errorCode)
        return (isNamed && (hasMedia || fragment.number != nil)) || (isRefused && isComplete)
    }

    /// Takes over the tracks of its document.
    mutating func add(_ header: MatroskaHeader) {
        tracks = header.tracks.map { track in
            var named = track
            named.codec = track.codec.canonical
            let configuration = Result { () throws(CodecPrivateProblem) in try named.configuration() }
            // Why it can't be read is told among the problems.
            let readable = try? configuration.get()
            return Track(
                track: track, configuration: configuration,
                tally: FrameTally(of: named, configuration: readable))
        }
    }

    /// Takes over what is said of it.
    mutating func add(_ tag: MatroskaTag) {
        switch ServiceTag.names[tag.name] {
        case .number: fragment.number = tag.value
        case .serverTime: fragment.serverTime = ServiceTag.time(tag.value)
        case .producerTime: fragment.producerTime = ServiceTag.time(tag.value)
        case .errorCode: errorCode = tag.value
        case .errorID: errorID = Int(tag.value)
        case .errorMessage: errorMessage = tag.value
        case .position: break
        case nil:
            guard fragment.producerTags.count < InspectedFragment.tagLimit else { return }
            fragment.producerTags.append(.init(name: tag.name, value: tag.value))
        }
    }

    /// Notes that a cluster begins at `time`.
    mutating func beginCluster(at time: Duration) {
        clusterTime = time
        if clusterStart == nil { clusterStart = time }
    }

    /// Counts a frame.
    mutating func add(_ frame: CodedFrame) {
        guard let index = tracks.firstIndex(where: { $0.track.number == frame.trackNumber }) else {
            undeclaredFrameCount += 1
            firstUndeclared = firstUndeclared ?? frame.trackNumber
            return
        }
        let start = clusterStart ?? clusterTime
        tracks[index].tally.add(frame, at: clusterTime - start + frame.time)
    }

    /// Notes that a cluster of so many bytes is complete.
    mutating func endCluster(byteCount: Int) {
        hasMedia = true
        fragment.byteCount += byteCount
    }

    /// The fragment with all that is wrong with it, now that nothing more comes; `error` cut it off.
    func finished(_ error: MatroskaError? = nil) -> InspectedFragment {
        var fragment = fragment
        fragment.tracks = tracks.map {
            // Why it can't be read is told among the problems.
            InspectedTrack($0.track, configuration: try? $0.configuration.get(), tally: $0.tally)
        }
        if let error {
            fragment.problems.append(MediaProblem(.unreadable, Self.phrase(error)))
        }
        if errorCode != nil || errorID != nil {
            let code = errorCode ?? ""
            fragment.refusal = InspectedFragment.Refusal(code: code, id: errorID, message: errorMessage)
            let detail = ([code] + [errorID.map { "\($0)" }, errorMessage].compactMap(\.self)).filter {
                !$0.isEmpty
            }
            fragment.problems.append(
                MediaProblem(MediaProblemKind(code: code, id: errorID), detail.joined(separator: " ")))
        } else if error == nil {
            if !hasMedia { fragment.problems.append(MediaProblem(.noMedia, "no cluster, no error")) }
        }
        guard hasMedia else { return fragment }
        if let firstUndeclared {
            fragment.problems.append(
                MediaProblem(.undeclaredTrack, track: firstUndeclared, "\(undeclaredFrameCount) frames"))
        }
        for each in tracks { fragment.problems += Self.problems(of: each) }
        fragment.problems += FragmentChecks.problems(of: fragment)
        return fragment
    }

    private static func problems(of track: Track) -> [MediaProblem] {
        CodecChecks.problems(of: track.track, track.configuration)
            + FrameChecks.problems(of: track.track, track.tally)
    }

    /// An error's sentence as a part of another.
    private static func phrase(_ error: MatroskaError) -> String {
        let text = error.description
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
}
