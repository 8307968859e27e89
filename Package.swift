// swift-tools-version: 6.3
import PackageDescription

// The dependencies between targets are the architecture: text flows from CircuitLanguage through
// CircuitModel to Verification and out through Reports, and SwiftPM refuses every other direction.

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// Tests run engines and interpreter over tens of thousands of circuits; without this they would take minutes.
let fastInDebug: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

func library(
  _ name: String, _ needs: [Target.Dependency] = [], exclude: [String] = [], resources: [Resource] = [],
  also: [SwiftSetting] = []
) -> Target {
  .target(name: name, dependencies: needs, exclude: exclude, resources: resources, swiftSettings: strict + also)
}

func tests(_ name: String, _ needs: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: needs, swiftSettings: strict)
}

let package = Package(
  name: "Heaviside",
  products: [
    .executable(name: "heaviside", targets: ["heaviside"]),
    .plugin(name: "VerifyCircuits", targets: ["VerifyCircuits"]),
    .plugin(name: "VerifyCircuitsCommand", targets: ["VerifyCircuitsCommand"]),
  ],
  targets: [
    library("CircuitModel", also: fastInDebug),
    library("CircuitLanguage", ["CircuitModel"]),
    // Pointers and operators only: strict memory safety would mark every line of it.
    .target(name: "LaneKernels", swiftSettings: [.treatAllWarnings(as: .error)] + fastInDebug),
    library("Verification", ["CircuitModel", "LaneKernels"], also: fastInDebug),
    library("Certificates", ["CircuitModel", "CircuitLanguage"], exclude: ["Format.md"], also: fastInDebug),
    library("Insight", ["CircuitModel", "CircuitLanguage", "Verification"], also: fastInDebug),
    library("Reports", ["CircuitModel", "CircuitLanguage", "Insight"], exclude: ["Schemas"]),
    library("Pictures", ["CircuitModel", "CircuitLanguage", "Insight", "Reports"], also: fastInDebug),
    // The style and the script of pages become part of the program, so that it needs no other file.
    library(
      "WebPages", ["CircuitModel", "CircuitLanguage", "Verification", "Insight", "Reports", "Pictures"],
      resources: [.embedInCode("Script"), .embedInCode("Style")]),
    library("Batch", ["CircuitModel", "CircuitLanguage", "Certificates", "Verification", "Insight", "Reports"]),
    .executableTarget(
      name: "heaviside",
      dependencies: [
        "CircuitModel", "CircuitLanguage", "Certificates", "Verification", "Insight", "Reports", "Pictures", "WebPages",
        "Batch",
      ],
      swiftSettings: strict),
    .plugin(
      name: "VerifyCircuits", capability: .buildTool(), dependencies: ["heaviside"],
      path: "Sources/Plugins/VerifyCircuits"),
    .plugin(
      name: "VerifyCircuitsCommand",
      capability: .command(
        intent: .custom(verb: "verify-circuits", description: "Verify the claims of every circuit of the package")),
      dependencies: ["heaviside"], path: "Sources/Plugins/VerifyCircuitsCommand"),
    library("Fuzzing", ["CircuitModel", "Verification"], also: fastInDebug),
    .executableTarget(
      name: "heaviside-dev",
      dependencies: ["CircuitModel", "CircuitLanguage", "Verification", "Reports", "Fuzzing"],
      swiftSettings: strict),
    tests("CircuitModelTests", ["CircuitModel", "Fuzzing", "TestSupport"]),
    tests("VerificationTests", ["CircuitModel", "CircuitLanguage", "Verification", "Fuzzing", "TestSupport"]),
    tests("CircuitLanguageTests", ["CircuitLanguage", "CircuitModel", "Fuzzing"]),
    tests("CertificatesTests", ["Certificates", "CircuitModel", "CircuitLanguage", "Verification", "TestSupport"]),
    tests("InsightTests", ["Insight", "CircuitModel", "CircuitLanguage", "Verification", "Fuzzing", "TestSupport"]),
    .target(
      name: "TestSupport", dependencies: ["CircuitModel", "CircuitLanguage"], path: "Tests/TestSupport",
      swiftSettings: strict),
    tests(
      "ReportsTests",
      ["Reports", "CircuitModel", "CircuitLanguage", "Insight", "Verification", "Fuzzing", "TestSupport"]),
    tests(
      "PicturesTests",
      [
        "Pictures", "CircuitModel", "CircuitLanguage", "Fuzzing", "Insight", "Reports", "Verification", "TestSupport",
      ]),
    tests(
      "WebPagesTests",
      [
        "WebPages", "CircuitModel", "CircuitLanguage", "Fuzzing", "Insight", "Pictures", "Reports", "Verification",
        "TestSupport",
      ]),
    tests(
      "BatchTests",
      [
        "Batch", "Certificates", "CircuitModel", "CircuitLanguage", "Fuzzing", "Reports", "Verification", "TestSupport",
      ]),
    tests("CommandTests", ["heaviside", "CircuitLanguage", "Reports", "TestSupport"]),
    tests(
      "DevTests",
      [
        "heaviside-dev", "Batch", "Certificates", "CircuitLanguage", "CircuitModel", "Fuzzing", "Insight",
        "LaneKernels", "Pictures",
        "Reports", "TestSupport", "Verification",
      ]),
  ]
)
