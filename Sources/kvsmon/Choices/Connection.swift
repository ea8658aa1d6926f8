import KinesisVideo

/// Where the service is and who asks, as flags say it.
struct Connection: Hashable {
    /// The config file.
    var file = ConfigurationSource()
    /// The region's name.
    var region: String?
    /// The profile of AWS's shared files.
    var profile: String?
    /// Another service than AWS.
    var endpointURL: String?
    /// The path of a file of certificate authorities.
    var caBundle: String?
    /// Where calls are written down.
    var log = LogChoice()

    /// What is given, as settings.
    private var settings: [Setting.Name: SettingValue] {
        let given: [Setting.Name: String?] = [
            .region: region, .profile: profile, .endpointURL: endpointURL, .caBundle: caBundle,
        ]
        return given.compactMapValues { $0.map { .text($0) } }
    }

    /// What flags, environment, config file and profile lead to; says on standard error what is wrong with the file.
    func configuration() throws -> ClientConfiguration {
        let found = try resolved()
        found.settings.printFaults()
        return try client(found)
    }

    /// Runs `body` with the parts that the options lead to, then closes the connections.
    ///
    /// What fails on the way to `stream`, or to the service, names the command that finds out more.
    func using<Value>(
        on stream: String?, _ body: (Composition) async throws -> Value
    ) async throws -> Value {
        try await referring(on: stream) { try await Composition.using(configuration(), body) }
    }

    /// Runs `body`; what fails on the way to `stream`, or to the service, names the command that finds out more.
    func referring<Value>(on stream: String?, _ body: () async throws -> Value) async throws -> Value {
        do { return try await body() } catch { throw referral(on: stream).completing(error) }
    }

    /// The command that finds out more, asked as these options ask.
    func referral(on stream: String?) -> DoctorReferral {
        DoctorReferral(
            stream: stream,
            options: [
                ("--region", region), ("--profile", profile), ("--endpoint-url", endpointURL),
                ("--ca-bundle", caBundle), ("--config", file.path),
            ])
    }

    /// What flags, those of `others` among them, environment, config file and profile lead to.
    func resolved(with others: [Setting.Name: SettingValue] = [:]) throws -> ResolvedSettings {
        let settings = try file.configuration(flags: settings.merging(others) { $1 })
        let resolver = resolver(settings).asOfNow()
        guard let known = resolver.profileRegion() else {
            return ResolvedSettings(settings: settings, resolver: resolver)
        }
        return ResolvedSettings(
            settings: settings.knowing(region: known.region, ofProfile: known.profile), resolver: resolver)
    }

    /// What the service is asked with where `found` was found.
    func client(_ found: ResolvedSettings) throws(KinesisVideoError) -> ClientConfiguration {
        try logged(try found.resolver.configuration())
    }

    /// `client`, whose calls are written to the log where one is asked for.
    func logged(_ client: ClientConfiguration) throws(KinesisVideoError) -> ClientConfiguration {
        var client = client
        client.logging = try log.logging()
        return client
    }

    /// What looks into flags, environment, config file and profile; says on standard error what is wrong with the file.
    func resolver() throws -> ConfigurationResolver {
        let found = try resolved()
        found.settings.printFaults()
        return found.resolver
    }

    private func resolver(_ configuration: Configuration) -> ConfigurationResolver {
        let flags = ConfigurationFlags(
            region: region, profile: profile, endpointURL: endpointURL, caBundle: caBundle)
        var environment = ClientEnvironment.process
        for said in configuration.saidByFile {
            environment.variables[said.variable] = said.text
            environment.places[said.variable] = said.place
        }
        if let path = configuration.file?.path
            ?? ConfigurationFolder(environment: environment.variables)?.shownFile
        {
            environment.otherPlaces["AWS_REGION"] = "\(Setting.Name.region.rawValue) in \(path)"
        }
        environment.ask = { await TerminalQuestions.shared.ask($0) }
        return ConfigurationResolver(flags: flags, environment: environment)
    }
}

extension Configuration {
    /// What the config file sets, as the environment variables that could have said it, and its places.
    fileprivate var saidByFile: [(variable: String, text: String, place: String)] {
        Setting.all.compactMap { setting in
            let origin = choice(of: setting.name).origin
            guard case .file = origin, let text = text(setting.name), let variable = setting.variables.first
            else { return nil }
            return (variable, text, "\(setting.name.rawValue) in \(place(of: origin))")
        }
    }
}
