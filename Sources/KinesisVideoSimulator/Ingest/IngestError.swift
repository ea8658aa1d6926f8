/// Why the service refuses a fragment or a whole connection of PutMedia, in its own numbers and names.
///
/// Source: KVS developer guide, PutMedia, response elements.
package struct IngestError: Hashable, Sendable {
    /// ErrorId.
    package let id: Int
    /// ErrorCode.
    package let code: String

    /// The connection broke in the middle of a fragment.
    package static let streamRead = IngestError(id: 4000, code: "STREAM_READ_ERROR")
    /// More than 50 MB.
    package static let fragmentSize = IngestError(id: 4001, code: "MAX_FRAGMENT_SIZE_REACHED")
    /// More than 20 seconds.
    package static let fragmentDuration = IngestError(id: 4002, code: "MAX_FRAGMENT_DURATION_REACHED")
    /// The connection is 45 minutes old.
    package static let connectionDuration = IngestError(id: 4003, code: "MAX_CONNECTION_DURATION_REACHED")
    /// The timecode isn't later than that of the fragment before.
    package static let timecodeOrder = IngestError(id: 4004, code: "FRAGMENT_TIMECODE_LESSER_THAN_PREVIOUS")
    /// It can't be read as Matroska.
    package static let invalidMatroska = IngestError(id: 4006, code: "INVALID_MKV_DATA")
    /// The producer's clock is in the future, or can't be told.
    package static let producerTimestamp = IngestError(id: 4007, code: "INVALID_PRODUCER_TIMESTAMP")
    /// The stream was deleted meanwhile.
    package static let streamNotActive = IngestError(id: 4008, code: "STREAM_NOT_ACTIVE")
    /// Too many tags, or too long ones.
    package static let metadataLimit = IngestError(id: 4009, code: "FRAGMENT_METADATA_LIMIT_REACHED")
    /// A frame of a track that the header doesn't have.
    package static let trackNumber = IngestError(id: 4010, code: "TRACK_NUMBER_MISMATCH")
    /// A track of the header without a frame.
    package static let framesMissing = IngestError(id: 4011, code: "FRAMES_MISSING_FOR_TRACK")
    /// More tracks than allowed; 4005 said the same when one track was allowed.
    package static let trackCount = IngestError(id: 4012, code: "MORE_THAN_ALLOWED_TRACKS_FOUND")
    /// The media couldn't be stored.
    package static let archival = IngestError(id: 5001, code: "ARCHIVAL_ERROR")
}
