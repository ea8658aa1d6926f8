extension MediaLibrary {
    /// A library of the films, and of what producers sent, which lies in `folder`.
    package init(folder: MediaFolder) {
        self.init { place in
            let parts = try folder.read([place.header, place.cluster], ofFile: place.file)
            return StoredBytes(header: parts[0], cluster: parts[1])
        }
    }
}
