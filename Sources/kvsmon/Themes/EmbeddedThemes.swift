import Canvas

/// The themes that come with the program, from the folder `themes`.
enum EmbeddedThemes {
    private static let files: [(name: String, bytes: [UInt8])] = [
        ("colour-blind", PackageResources.colour_blind_toml),
        ("console", PackageResources.console_toml),
        ("contrast-dark", PackageResources.contrast_dark_toml),
        ("contrast-light", PackageResources.contrast_light_toml),
        ("dark", PackageResources.dark_toml),
        ("default", PackageResources.default_toml),
        ("light", PackageResources.light_toml),
        ("mono", PackageResources.mono_toml),
        ("night", PackageResources.night_toml),
    ]

    /// The theme in use unless another is asked for.
    static let standard = "default"

    /// What the themes are called.
    static let names = files.map(\.name)

    /// The file of the theme called `name`, or `nil` where none is.
    static func file(named name: String) -> ThemeFile? {
        files.first { $0.name == name }.map { file in
            ThemeFile(path: "themes/\(file.name).toml", text: String(decoding: file.bytes, as: UTF8.self))
        }
    }
}
