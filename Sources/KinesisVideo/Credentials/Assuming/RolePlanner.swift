/// Follows a profile's role to the credentials it is assumed with, over other profiles and their roles.
struct RolePlanner {
    private let planner: CredentialPlanner
    private let name: String
    /// The profiles that were followed so far, this one last.
    private let visited: [String]

    /// Begins at the profile called `name`, which has a role.
    init(_ planner: CredentialPlanner, _ name: String) {
        self.init(planner, name, visited: [name])
    }

    private init(_ planner: CredentialPlanner, _ name: String, visited: [String]) {
        self.planner = planner
        self.name = name
        self.visited = visited
    }

    /// The way to the role of the profile.
    func plan() throws(KinesisVideoError) -> CredentialPlan {
        let settings = planner.profile.files.profile(name) ?? ConfigSection()
        guard let arn = settings["role_arn"] else { throw fault("an empty role_arn") }
        let terms = RoleTerms(
            arn: arn, sessionName: settings["role_session_name"], externalID: settings["external_id"],
            // A duration that isn't a number is left out, as the CLI does.
            mfaSerial: settings["mfa_serial"],
            durationSeconds: settings["duration_seconds"].flatMap { Int($0) })
        return .role(terms, profile: name, source: try source(settings))
    }

    private func source(_ settings: ConfigSection) throws(KinesisVideoError) -> CredentialPlan {
        switch (settings["source_profile"], settings["credential_source"]) {
        case (.some, .some):
            throw fault("both source_profile and credential_source. Delete one of them")
        case (nil, nil):
            throw fault("role_arn and neither source_profile nor credential_source. Add the one that applies")
        case (nil, let place?): return try named(place)
        case (let profile?, nil): return try other(profile)
        }
    }

    /// The credentials of a place that isn't a profile.
    private func named(_ place: String) throws(KinesisVideoError) -> CredentialPlan {
        switch place {
        case "Environment":
            guard let plan = try planner.environmentKeys() else {
                throw fault("credential_source = Environment, and AWS_ACCESS_KEY_ID isn't set. Set it")
            }
            return plan
        case "EcsContainer":
            guard planner.hasContainer else {
                throw fault(
                    "credential_source = EcsContainer, and AWS_CONTAINER_CREDENTIALS_RELATIVE_URI isn't set: "
                        + "this is no container of Amazon ECS or EKS")
            }
            return .container
        case "Ec2InstanceMetadata": return .instanceMetadata
        default:
            throw fault(
                "credential_source = \(place). Known are Environment, EcsContainer and Ec2InstanceMetadata")
        }
    }

    /// The credentials of the profile called `source`, which may have a role of its own.
    private func other(_ source: String) throws(KinesisVideoError) -> CredentialPlan {
        guard let settings = planner.profile.files.profile(source) else {
            throw fault("source_profile = \(source), which is in neither file. Correct the name")
        }
        let hasKeys = settings.has("aws_access_key_id") || settings.has("aws_secret_access_key")
        // A profile may give the keys for its own role.
        guard !visited.contains(source) || (source == name && hasKeys) else {
            let way = (visited + [source]).joined(separator: " → ")
            throw fault("a source_profile that leads back to itself: \(way). Break the circle")
        }
        if !hasKeys, CredentialPlanner.hasRole(settings) {
            return try RolePlanner(planner, source, visited: visited + [source]).plan()
        }
        guard let plan = try planner.ways(of: source, settings, usesVariables: false) else {
            throw fault(
                "source_profile = \(source), which has no credentials: neither keys, role, SSO, login_session nor credential_process"
            )
        }
        return plan
    }

    private func fault(_ reason: String) -> KinesisVideoError {
        KinesisVideoError(
            .configuration, "profile '\(name)' in \(planner.profile.files.configPath) has \(reason)")
    }
}
