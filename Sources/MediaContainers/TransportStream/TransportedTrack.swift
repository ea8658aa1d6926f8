/// One track of a segment as the transport stream has it. Source: ISO/IEC 13818-1 §2.4.4.9.
struct TransportedTrack {
    /// How frames are written.
    private enum Format {
        case pictures(AnnexBFormat)
        case sound(ADTSFormat)
    }

    /// The number that frames refer to.
    let number: Int
    /// The number that packets carry.
    let pid: UInt16
    /// What the table says it is: H.264 0x1B, H.265 0x24, AAC with ADTS 0x0F. Source: ISO/IEC 13818-1 table 2-34.
    let streamType: UInt8
    private let format: Format

    /// The first track's packets; the others follow.
    private static let firstPID: UInt16 = 0x100
    /// So many fit into the table's one section; a stream of KVS has at most three.
    private static let mostTracks = 16

    /// The tracks of `tracks` that a transport stream can carry: H.264, H.265 and AAC.
    static func all(of tracks: [CodedTrack]) throws(CodecPrivateProblem) -> [TransportedTrack] {
        var all: [TransportedTrack] = []
        for track in tracks
        where !all.contains(where: { $0.number == track.number }) && all.count < mostTracks {
            guard let configuration = try track.configuration() else { continue }
            all.append(try TransportedTrack(track.number, firstPID + UInt16(all.count), configuration))
        }
        return all
    }

    private init(
        _ number: Int, _ pid: UInt16, _ configuration: CodecConfiguration
    ) throws(CodecPrivateProblem) {
        self.number = number
        self.pid = pid
        switch configuration {
        case .avc(let avc): (streamType, format) = (0x1B, .pictures(AnnexBFormat(avc)))
        case .hevc(let hevc): (streamType, format) = (0x24, .pictures(AnnexBFormat(hevc)))
        case .aac(let aac): (streamType, format) = (0x0F, .sound(try ADTSFormat(aac)))
        }
    }

    /// It carries pictures.
    var isVideo: Bool {
        switch format {
        case .pictures: true
        case .sound: false
        }
    }

    /// The kind that its PES packets name. Source: ISO/IEC 13818-1 table 2-22.
    var streamID: UInt8 { isVideo ? 0xE0 : 0xC0 }

    /// The bytes of `frame`, or `nil` where it can't be carried.
    func bytes(of frame: CodedFrame) -> [UInt8]? {
        switch format {
        case .pictures(let format): format.accessUnit(of: frame)
        case .sound(let format): format.frame(frame)
        }
    }
}
