extension Catalogue {
    /// Everything that `car` writes or keeps: the repository's, the hub's and the user's root, and external surfaces.
    public static func car() throws(StateRootError) -> Catalogue {
        try Catalogue(
            RepoArtifacts.rows.artifacts(in: .repo) + HubArtifacts.rows.artifacts(in: .hub)
                + GlobalArtifacts.rows.artifacts(in: .global) + ExternalSurfaces.rows.artifacts(in: .external))
    }

    /// Everything that `prodex` writes or keeps.
    public static func prodex() throws(StateRootError) -> Catalogue {
        try Catalogue(ProdexArtifacts.rows.artifacts(in: .prodexHome))
    }
}
