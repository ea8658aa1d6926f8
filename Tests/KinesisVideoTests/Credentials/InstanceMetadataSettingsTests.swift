import Testing

@testable import KinesisVideo

@Suite struct InstanceMetadataSettingsTests {
    static func settings(
        _ variables: [String: String], config: String = ""
    ) throws(KinesisVideoError) -> InstanceMetadataSettings {
        let environment = ClientEnvironment(
            variables: variables, homeDirectory: "/home/u",
            readFile: { $0 == "/home/u/.aws/config" ? config : nil })
        return try InstanceMetadataSettings(
            environment: environment, profile: try Profile(named: nil, in: environment))
    }

    @Test func asksOnceForASecondUnlessToldOtherwise() throws {
        let settings = try Self.settings([:])
        #expect(settings.isEnabled && settings.allowsVersion1)
        #expect(settings.timeout == .seconds(1) && settings.attempts == 1)
        #expect(settings.endpoint.description == "http://169.254.169.254")
    }

    @Test func readsVariablesThenTheProfile() throws {
        let config = """
            [default]
            metadata_service_timeout = 5
            metadata_service_num_attempts = 4
            ec2_metadata_v1_disabled = TRUE
            """
        let settings = try Self.settings(
            ["AWS_METADATA_SERVICE_TIMEOUT": "3", "AWS_EC2_METADATA_DISABLED": "True"], config: config)
        #expect(!settings.isEnabled && !settings.allowsVersion1)
        #expect(settings.timeout == .seconds(3) && settings.attempts == 4)
    }

    @Test(arguments: [
        (["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "IPv6"], "http://[fd00:ec2::254]"),
        (["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "ipv4"], "http://169.254.169.254"),
        (["AWS_IMDS_USE_IPV6": "true"], "http://[fd00:ec2::254]"),
        (
            ["AWS_IMDS_USE_IPV6": "true", "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "IPv4"],
            "http://169.254.169.254"
        ),
        (
            [
                "AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://127.0.0.1:1338/",
                "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "IPv6",
            ], "http://127.0.0.1:1338"
        ),
    ])
    func findsTheAddress(variables: [String: String], address: String) throws {
        #expect(try Self.settings(variables).endpoint.description == address)
    }

    @Test(arguments: [
        ("AWS_METADATA_SERVICE_TIMEOUT", "soon"), ("AWS_METADATA_SERVICE_TIMEOUT", "0"),
        ("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "-1"), ("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "1.5"),
        ("AWS_EC2_METADATA_SERVICE_ENDPOINT", "169.254.169.254"),
        ("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "IPv5"),
    ])
    func namesTheSettingThatCannotBeUsed(variable: String, value: String) {
        let error = #expect(throws: KinesisVideoError.self) { try Self.settings([variable: value]) }
        #expect(error?.code == .configuration)
        #expect(error?.message.hasPrefix(variable) == true && error?.message.contains(value) == true)
    }

    @Test func namesTheProfileOfASettingThatCannotBeUsed() {
        let error = #expect(throws: KinesisVideoError.self) {
            try Self.settings([:], config: "[default]\nmetadata_service_timeout = x\n")
        }
        #expect(
            error?.message
                == "metadata_service_timeout of profile 'default' must be a whole number from 1 to 3600, not 'x'"
        )
    }
}
