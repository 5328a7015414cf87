// swift-tools-version: 6.2
import PackageDescription

// Every module is a product of its own: a tool may link StateRoots and nothing else.
// Who may import whom is stated in docs/architecture.md, and a test holds this file to it.

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

func system(_ name: String, pkgConfig: String? = nil, package: String? = nil) -> Target {
    .systemLibrary(
        name: name, path: "Modules/CLibraries/\(name)", pkgConfig: pkgConfig,
        providers: package.map { [.apt([$0])] })
}

func module(_ name: String, _ dependencies: [String] = []) -> Target {
    .target(
        name: name, dependencies: dependencies.map { .byName(name: $0) }, path: "Modules/\(name)",
        swiftSettings: strict)
}

func program(_ name: String, at path: String, _ dependencies: [String], exclude: [String] = []) -> Target {
    .executableTarget(
        name: name, dependencies: dependencies.map { .byName(name: $0) }, path: path, exclude: exclude,
        swiftSettings: strict)
}

func app(_ name: String, _ dependencies: [String]) -> Target { program(name, at: "Apps/\(name)", dependencies) }

/// What tests stand on: never a product.
func support(_ name: String, _ dependencies: [String] = []) -> Target {
    .target(
        name: name, dependencies: dependencies.map { .byName(name: $0) }, path: "Tests/Support/\(name)",
        swiftSettings: strict)
}

/// A program that tests run, trace and kill.
func probe(_ name: String, _ dependencies: [String]) -> Target {
    program(name, at: "Tests/Support/\(name)", dependencies)
}

func tests(_ name: String, _ dependencies: [String], exclude: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: (dependencies + ["Harness"]).map { .byName(name: $0) },
        path: "Tests/\(name)Tests", exclude: exclude, swiftSettings: strict)
}

let libraries: [Target] = [
    module("Formats", ["CYAML", "CVectors"]),
    module("Secrets", ["CGcrypt"]),
    module("Transport"),
    module("EventLoop", ["Transport", "CLibuv"]),
    module("Wire"),
    module("HTTP", ["Transport", "Wire", "COpenSSL"]),
    module("StateRoots"),
    module("Storage", ["Formats", "StateRoots", "CSQLite"]),
    module("Settings", ["Formats"]),
    module("Diagnostics", ["Storage", "Formats", "Secrets"]),
    module("Console", ["Formats"]),
    module("Hub", ["Formats", "StateRoots", "Storage", "Diagnostics"]),
    module("Autorunner", ["Formats", "StateRoots", "Storage", "Diagnostics"]),
    module("Housekeeping", ["Formats", "Secrets", "StateRoots", "Storage"]),
]

let package = Package(
    name: "switchyard",
    products: libraries.map { .library(name: $0.name, targets: [$0.name]) },
    targets: libraries + [
        system("CVectors"),
        system("CLibuv", pkgConfig: "libuv", package: "libuv1-dev"),
        system("CYAML", pkgConfig: "yaml-0.1", package: "libyaml-dev"),
        system("CSQLite", pkgConfig: "sqlite3", package: "libsqlite3-dev"),
        system("CGcrypt", pkgConfig: "libgcrypt", package: "libgcrypt20-dev"),
        system("COpenSSL", pkgConfig: "openssl", package: "libssl-dev"),

        app("prodex", ["Console", "Diagnostics"]),
        app(
            "car",
            [
                "Autorunner", "Console", "Diagnostics", "Formats", "Housekeeping", "Hub", "Settings", "StateRoots",
                "Storage",
            ]),

        // What `make demo` runs: a program of the kind that links a few modules.
        program("Tour", at: "Examples/Tour", ["Console", "Diagnostics", "Formats", "StateRoots", "Storage"]),

        program("ReverseProxy", at: "Examples/ReverseProxy", ["EventLoop", "HTTP", "Transport", "Wire"]),
        program("WebSocketEcho", at: "Examples/WebSocketEcho", ["EventLoop", "HTTP", "Transport", "Wire"]),

        // Peers in benchmarks may be Foundation's; built by name, never a product.
        program(
            "Benchmarks", at: "Benchmarks", ["BenchKit", "Formats", "Wire"],
            exclude: ["Backend", "CLinux", "Kit", "Load"]),
        // What stands before and behind the proxies that are measured.
        program("BenchBackend", at: "Benchmarks/Backend", ["BenchKit"]),
        program("BenchLoad", at: "Benchmarks/Load", ["BenchKit"]),
        .target(name: "BenchKit", dependencies: ["CLinux"], path: "Benchmarks/Kit", swiftSettings: strict),
        .systemLibrary(name: "CLinux", path: "Benchmarks/CLinux"),

        support("Harness"),
        support("LoopHarness", ["EventLoop", "Harness", "Transport"]),
        support("Certificates", ["COpenSSL"]),
        support("SampleProgram", ["Console"]),
        support(
            "FuzzTargets",
            [
                "Console", "Diagnostics", "EventLoop", "Formats", "Hub", "SampleProgram", "Secrets", "Storage",
                "Transport", "Wire", "WireSamples",
            ]),
        support("WireSamples", ["Wire"]),
        probe("AuditWriter", ["Diagnostics", "Secrets", "StateRoots", "Storage"]),
        probe("ConsoleProbe", ["Console", "SampleProgram"]),
        probe("DatabaseWriter", ["StateRoots", "Storage"]),
        probe("HubWriter", ["Hub", "StateRoots", "Storage"]),
        probe("LoopProbe", ["EventLoop", "Transport"]),
        probe("RootMover", ["Formats", "Housekeeping", "Secrets", "StateRoots", "Storage"]),
        probe("StateWriter", ["Formats", "StateRoots", "Storage"]),

        tests("Formats", ["Formats", "FuzzTargets"]),
        tests("Secrets", ["Secrets"]),
        tests("Transport", ["Transport"]),
        tests(
            "HTTP",
            [
                "HTTP", "EventLoop", "Transport", "Wire", "COpenSSL", "Certificates", "LoopHarness", "ReverseProxy",
                "WireSamples",
            ]),
        tests("Wire", ["Wire", "WireSamples"]),
        tests("EventLoop", ["EventLoop", "Transport", "LoopHarness", "LoopProbe"]),
        tests("StateRoots", ["StateRoots"]),
        tests("Storage", ["Storage", "StateRoots", "Formats", "FuzzTargets", "StateWriter", "DatabaseWriter"]),
        tests("Settings", ["Settings", "Formats"]),
        tests("Diagnostics", ["Diagnostics", "Storage", "StateRoots", "Formats", "Secrets", "AuditWriter"]),
        tests("Console", ["Console", "Formats", "SampleProgram"], exclude: ["Snapshots"]),
        tests("Hub", ["Hub", "Diagnostics", "Storage", "StateRoots", "Formats", "HubWriter"]),
        tests("Autorunner", ["Autorunner", "Diagnostics", "Storage", "StateRoots", "Formats"]),
        tests("Car", ["Formats"]),
        tests("Embedding", []),
        tests(
            "Housekeeping", ["Housekeeping", "Formats", "Secrets", "StateRoots", "Storage", "RootMover"]),
        tests("Architecture", []),
        tests("EndToEnd", ["Autorunner", "Formats", "StateRoots", "Storage"]),
        tests("Corpus", ["FuzzTargets"]),
        tests("Harness", []),
        tests("Bench", ["BenchKit", "BenchBackend", "BenchLoad"]),
    ]
)
