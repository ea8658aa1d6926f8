import KinesisVideo
import MonitorUI

extension SessionRequest {
    /// The request as the service takes it.
    func input(for stream: StreamReference) -> GetHLSStreamingSessionURLInput {
        let (playbackMode, range): (PlaybackMode, SessionTimestampRange?) =
            switch mode {
            case .live: (.live, nil)
            case .liveReplay(let from): (.liveReplay, SessionTimestampRange(start: from))
            case .onDemand(let from, let to): (.onDemand, SessionTimestampRange(start: from, end: to))
            }
        return GetHLSStreamingSessionURLInput(
            stream: stream, playbackMode: playbackMode,
            fragmentSelector: SessionFragmentSelector(.producerTimestamp, range: range),
            containerFormat: containerFormat, discontinuityMode: discontinuityMode,
            displayFragmentTimestamp: displayFragmentTimestamp, expires: expires)
    }

    private var containerFormat: ContainerFormat {
        switch container {
        case .fragmentedMP4: .fragmentedMP4
        case .mpegTransportStream: .mpegTS
        }
    }

    private var discontinuityMode: DiscontinuityMode {
        switch discontinuities {
        case .onDiscontinuity: .onDiscontinuity
        case .always: .always
        case .never: .never
        }
    }

    private var displayFragmentTimestamp: DisplayFragmentTimestamp {
        switch timestamps {
        case .always: .always
        case .never: .never
        }
    }
}
