/// A kind of playlist.
enum PlaylistKind: Hashable {
    case media, multivariant
}

/// Everything about one tag: where it belongs, how it is read, how it is written.
struct Tag: Sendable {
    /// Where a tag may stand.
    enum Home: Hashable {
        /// In either kind of playlist.
        case anywhere
        /// In a media playlist, once, applying to all of it.
        case mediaPlaylist
        /// In a media playlist, before the segments that it applies to.
        case segment
        /// In a multivariant playlist.
        case multivariant

        /// The kind of playlist that a tag with this home decides, or `nil` where it decides none.
        var kind: PlaylistKind? {
            switch self {
            case .anywhere: nil
            case .mediaPlaylist, .segment: .media
            case .multivariant: .multivariant
            }
        }
    }

    /// Takes a line of the tag into the draft.
    typealias Read = @Sendable (TagLine, inout PlaylistDraft) -> Void
    /// Gives the writer a value for every line of the tag that `Subject` needs; the empty value stands without a colon.
    typealias Write<Subject> = @Sendable (_ subject: Subject, _ emit: (String) -> Void) -> Void

    /// What the tag is written from; the place in the text follows.
    enum Writing: Sendable {
        /// At the head of both kinds.
        case common(Write<CommonTags>)
        /// At the head of a media playlist.
        case media(Write<MediaPlaylist>)
        /// Before a segment's URI.
        case segment(Write<MediaSegment>)
        /// In a multivariant playlist.
        case multivariant(Write<MultivariantPlaylist>)
        /// After the last segment.
        case ending(Write<MediaPlaylist>)
    }

    /// The name without its `#`.
    let name: String
    /// Where it may stand.
    let home: Home
    /// It may stand in a playlist only once.
    let isUnique: Bool
    /// What its value must look like, and where that is said.
    let form: Rule
    /// How it is read.
    let read: Read
    /// How it is written.
    let writing: Writing

    /// A tag described by `section`, whose value looks like `form`.
    init(
        _ name: String, in home: Home, isUnique: Bool = false, _ section: String, form: String = "",
        read: @escaping Read, writing: Writing
    ) {
        self.name = name
        self.home = home
        self.isUnique = isUnique
        self.form = Rule(section: section, text: form.isEmpty ? "#\(name)" : "#\(name):\(form)")
        self.read = read
        self.writing = writing
    }
}

/// The tags that both kinds of playlist have. Source: RFC 8216 §4.3.1 and §4.3.5.
struct CommonTags {
    var version: Int?
    var hasIndependentSegments = false
    var start: StartPoint?

    init() {}

    init(_ playlist: MediaPlaylist) {
        version = playlist.version
        hasIndependentSegments = playlist.hasIndependentSegments
        start = playlist.start
    }

    init(_ playlist: MultivariantPlaylist) {
        version = playlist.version
        hasIndependentSegments = playlist.hasIndependentSegments
        start = playlist.start
    }
}
