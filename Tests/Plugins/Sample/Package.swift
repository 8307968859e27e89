// swift-tools-version: 6.3
import PackageDescription

// A package that uses both plugins. `run`, beside this folder, copies it and says where Heaviside lies.
let package = Package(
  name: "Sample",
  dependencies: [.package(name: "Heaviside", path: Context.environment["HEAVISIDE"] ?? "../../..")],
  targets: [
    .target(
      name: "Sample", exclude: ["Circuits"],
      plugins: [.plugin(name: "VerifyCircuits", package: "Heaviside")])
  ]
)
