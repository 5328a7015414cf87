// swift-tools-version: 6.2
import PackageDescription

// A package of somebody else: it takes single modules of Switchyard and nothing that they do not stand on.

let package = Package(
    name: "embedding",
    dependencies: [.package(name: "switchyard", path: "../..")],
    targets: [
        .executableTarget(
            name: "boundary-check", dependencies: [.product(name: "StateRoots", package: "switchyard")])
    ]
)
