import Autorunner
import Console
import Formats
import Housekeeping
import Hub
import Settings
import StateRoots
import Storage

/// Gives the modules' errors an exit code, and the summary and remedy that every command shows.
enum ErrorTranslation {
    static func reportable(_ error: any Error) -> any Error {
        switch error {
        case let error as StateRootError:
            CarError(code(of: error), error.summary, remedy: error.remedy.isEmpty ? nil : error.remedy)
        case let error as StorageError:
            CarError(
                code(of: error), "cannot \(error.operation) '\(error.path)': \(error.reason)", remedy: error.remedy)
        case let error as SettingsError:
            CarError(
                .configuration,
                error.problems.count == 1
                    ? "a setting cannot be used" : "\(error.problems.count) settings cannot be used",
                details: error.problems.map(\.description), remedy: remedy(for: error))
        case let error as HousekeepingError:
            CarError(
                code(of: error), "'\(error.subject)': \(error.reason)",
                remedy: error.code == .interrupted
                    ? "run 'car state recover' to finish it or take it back" : error.remedy)
        case let error as HubError:
            CarError(code(of: error), "'\(error.subject)': \(error.reason)", remedy: error.remedy)
        case let error as AutorunnerError:
            CarError(
                error.code == .busy ? .tryAgain : .badData, "'\(error.file)': \(error.reason)", remedy: error.remedy)
        case let error as FormatError: CarError(.badData, error.description)
        case let error as DatabaseError: CarError(code(of: error), error.summary, remedy: error.remedy)
        default: error
        }
    }

    private static func remedy(for error: SettingsError) -> String {
        let isUntrusted = error.problems.contains { $0.code == .forbidden && CarSettings.needsTrust($0.key) }
        return isUntrusted
            ? "read the file; then 'car trust' believes it, or \(RootResolver.globalVariable) says what you want instead"
            : "correct the file: each line above says where"
    }

    private static func code(of error: StateRootError) -> ExitCode {
        switch error.code {
        case .badPath, .badSegment: .configuration
        case .unreadable: .noPermission
        case .outside: .badData
        default: .internalError
        }
    }

    private static func code(of error: StorageError) -> ExitCode {
        switch error.code {
        case .permission, .foreignOwner: .noPermission
        case .locked: .tryAgain
        case .full, .readOnly, .io, .exhausted, .other, .badName: .cannotWrite
        default: .badData
        }
    }

    private static func code(of error: HousekeepingError) -> ExitCode {
        switch error.code {
        case .busy, .locked, .interrupted: .tryAgain
        case .badLock: .internalError
        default: .badData
        }
    }

    private static func code(of error: HubError) -> ExitCode {
        switch error.code {
        case .badPath: .configuration
        default: .badData
        }
    }

    private static func code(of error: DatabaseError) -> ExitCode {
        switch error.code {
        case .permission: .noPermission
        case .busy, .locked: .tryAgain
        case .full, .readOnly, .io, .cannotOpen: .cannotWrite
        default: .badData
        }
    }
}

extension DatabaseError {
    /// What is wrong with which file, without the remedy.
    fileprivate var summary: String {
        let text = "database '\(path)': " + (activity.map { "\($0): " } ?? "") + message
        return text
    }
}
