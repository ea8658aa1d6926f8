extension ConfigurationResolver {
    /// The endpoints: `--endpoint-url`, `AWS_ENDPOINT_URL_KINESIS_VIDEO` or `AWS_ENDPOINT_URL` for the control plane,
    /// `AWS_ENDPOINT_URL_KINESIS_VIDEO_ARCHIVED_MEDIA` for the archived media.
    public func endpoints() throws(KinesisVideoError) -> EndpointChoice {
        let control =
            flags.endpointURL ?? environment.value("AWS_ENDPOINT_URL_KINESIS_VIDEO")
            ?? environment.value("AWS_ENDPOINT_URL")
        let archivedMedia = environment.value("AWS_ENDPOINT_URL_KINESIS_VIDEO_ARCHIVED_MEDIA")
        var choice = EndpointChoice()
        if let control { choice.control = try Endpoint(control) }
        if let archivedMedia { choice.archivedMedia = try Endpoint(archivedMedia) }
        return choice
    }
}
