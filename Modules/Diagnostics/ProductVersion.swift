/// The version of the product: one number for the libraries and the programs.
public enum ProductVersion {
    /// What `--version` prints and what logs and reports carry.
    public static let current = "0.1.0"
}
