import Foundation

/// Files of other users can be made only by root; elsewhere tests that need them are skipped and counted.
public enum Owners {
    public static func mayBeChanged() -> Bool { geteuid() == 0 || OutsideProgram.isThere("chown-as-root") }
}
