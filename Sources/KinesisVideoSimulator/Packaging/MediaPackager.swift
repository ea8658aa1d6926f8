import MediaContainers

/// Makes bytes of ``MediaPiece``s.
package struct MediaPackager: Sendable {
    /// Where frames come from.
    package let library: MediaLibrary

    /// A packager that reads from `library`.
    package init(library: MediaLibrary = .films) { self.library = library }

    /// The bytes of `piece`, or a ``ServiceError`` where its media can't be what is asked for.
    package func bytes(of piece: MediaPiece) throws -> [UInt8] {
        switch piece {
        case .bytes(let bytes): bytes
        case .initializationSegment(let track): try initializationSegment(track)
        case .mediaFragment(let media, let track, let start, let number):
            try mediaFragment(try library.fragment(media), track: track, start: start, number: number)
        case .transportStream(let media, let start):
            try TransportStreamSegment(try library.fragment(media), start: start).bytes
        case .document(let fragment): try library.document(of: fragment).bytes
        case .missingFragment(let number):
            MatroskaDocument(error: .notFound(number)).bytes
        case .clip(let parts): try clip(parts)
        }
    }

    private func clip(_ parts: [ClipPart]) throws -> [UInt8] {
        let parts = try parts.map { part in
            let fragment = try library.fragment(part.media)
            guard fragment.isWellFormed else { throw ServiceError.invalidMediaFrame }
            return Clip.Part(start: part.start, fragment: fragment)
        }
        return Clip(parts).bytes
    }

    private func initializationSegment(_ track: CodedTrack) throws(ServiceError) -> [UInt8] {
        guard let segment = InitializationSegment(track) else { throw .unsupportedMediaType }
        return segment.bytes
    }

    private func mediaFragment(
        _ fragment: CodedFragment, track: Int, start: Duration, number: UInt32
    ) throws(ServiceError) -> [UInt8] {
        guard
            let segment = MediaFragment(fragment, track: track, start: start, sequenceNumber: number)
        else { throw .fragmentNotFound }
        return segment.bytes
    }
}

extension MatroskaDocument.FragmentError {
    /// Why there is no media: no fragment has the number. Source: answers of GetMediaForFragmentList.
    fileprivate static func notFound(_ number: String) -> Self {
        Self(code: "FRAGMENT_NOT_FOUND", id: 3000, fragmentNumber: number)
    }
}
