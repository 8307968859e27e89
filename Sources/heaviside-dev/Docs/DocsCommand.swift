import Foundation

/// `docs`: builds all documentation, without a network, into one folder that any web server can hand out.
///
/// Links are checked first. Then the package is built in the same way as this program, the symbols of each module are
/// written down from what the compiler left, and DocC converts one catalog after the other; a warning of DocC is an
/// error. At last the archives are joined under one page.
struct DocsCommand {
  static let command = DevCommand(name: "docs", usage: "-o DIR   (in the folder of the package)", run: run)

  /// The folder of the package.
  private let root: URL
  /// Where the documentation goes.
  private let target: URL
  /// Where everything is made, removed at the end.
  private let workshop: Workshop

  private init(root: URL, target: URL) throws {
    self.root = root
    self.target = target
    workshop = try Workshop(isQuick: true, march: nil)
  }

  private static func run(_ words: [String]) -> Int32 {
    let folder = URL(filePath: FileManager.default.currentDirectoryPath)
    do {
      guard words.count == 2, words[0] == "-o", !words[1].isEmpty else {
        throw UsageError(message: "docs needs -o DIR")
      }
      guard FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) else {
        throw UsageError(message: "there is no Package.swift in this folder")
      }
      return try DocsCommand(root: folder, target: URL(filePath: words[1], relativeTo: folder).absoluteURL).build()
    } catch let problem as UsageError {
      print("\(problem.message)\nusage: heaviside-dev docs \(command.usage)")
      return 2
    } catch {
      print("\((error as? Unavailable)?.reason ?? "\(error)")")
      return 1
    }
  }

  private func build() throws -> Int32 {
    try makeRoom()
    let problems = try LinkCheck(root: root).problems()
    for problem in problems { print(problem) }
    guard problems.isEmpty else { return 1 }
    let (swift, docc) = (try tool("swift"), try tool("docc"))
    let extract = try tool("swift-symbolgraph-extract")
    let products = (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])).resolvingSymlinksInPath()
      .deletingLastPathComponent()
    try call(swift, ["build", "-c", products.lastPathComponent], in: root)
    var archives: [String] = []
    for catalog in try Catalog.all(below: root) {
      archives.append(try convert(catalog, docc: docc, extract: extract, modules: products.appending(path: "Modules")))
    }
    let merged = workshop.folder.appending(path: "merged").path
    try call(
      docc, ["merge"] + archives + ["--synthesized-landing-page-name", "Heaviside", "--output-path", merged],
      in: workshop.folder)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    if FileManager.default.fileExists(atPath: target.path) { try FileManager.default.removeItem(at: target) }
    try FileManager.default.copyItem(atPath: merged, toPath: target.path)
    print("\(archives.count) catalogs, in \(target.path)")
    print("to read them: python3 -m http.server -d \(target.path) 8000, then http://localhost:8000/documentation/")
    return 0
  }
}

extension DocsCommand {
  /// Says something at once, before the programs that are started say theirs.
  private static func say(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

  /// Refuses to write over a folder that is not an older documentation.
  private func makeRoom() throws {
    let files = FileManager.default
    guard files.fileExists(atPath: target.path) else { return }
    let names = try files.contentsOfDirectory(atPath: target.path)
    guard names.isEmpty || names.contains("metadata.json") && names.contains("documentation") else {
      throw UsageError(message: "\(target.path) holds something that is no documentation")
    }
  }

  /// Converts a catalog, with what is made for it and the symbols of its module.
  /// - Returns: The path of the archive.
  private func convert(_ catalog: Catalog, docc: URL, extract: URL, modules: URL) throws -> String {
    let name = catalog.name
    let (copy, symbols) = (workshop.folder.appending(path: "\(name).docc"), workshop.folder.appending(path: name))
    let archive = workshop.folder.appending(path: "\(name).doccarchive").path
    try FileManager.default.copyItem(at: catalog.folder, to: copy)
    try FileManager.default.createDirectory(at: symbols, withIntermediateDirectories: true)
    for (file, text) in try catalog.generatedPages() {
      try Data(text.utf8).write(to: copy.appending(path: file))
    }
    try call(
      extract,
      [
        "-module-name", name, "-I", modules.path, "-target", try targetTriple(), "-output-dir", symbols.path,
        "-minimum-access-level", "public", "-skip-synthesized-members",
      ], in: root)
    Self.say("docc: \(name)")
    try call(
      docc,
      [
        "convert", copy.path, "--additional-symbol-graph-dir", symbols.path, "--output-dir", archive,
        "--fallback-display-name", name, "--fallback-bundle-identifier", "heaviside.\(name)", "--warnings-as-errors",
        "--transform-for-static-hosting",
      ], in: root)
    return archive
  }

  /// What the compiler calls this machine.
  private func targetTriple() throws -> String {
    let text = try workshop.run(try tool("swift"), ["-print-target-info"])
    guard let information = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
      let target = information["target"] as? [String: Any], let triple = target["unversionedTriple"] as? String
    else { throw Unavailable("the compiler does not say what it calls this machine") }
    return triple
  }

  /// A program of the toolchain: beside `swift`, wherever the links to it lead, or else on the path.
  private func tool(_ name: String) throws -> URL {
    let beside = try workshop.tool("swift").resolvingSymlinksInPath().deletingLastPathComponent().appending(path: name)
    return FileManager.default.isExecutableFile(atPath: beside.path) ? beside : try workshop.tool(name)
  }

  /// Runs a program, which tells whoever waits what it has to tell; DocC says what matters on standard error.
  private func call(_ program: URL, _ arguments: [String], in folder: URL) throws {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    if program.lastPathComponent == "docc" { process.standardOutput = FileHandle.nullDevice }
    try process.run()
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw Unavailable("\(program.lastPathComponent) \(arguments.prefix(2).joined(separator: " ")) failed")
    }
  }
}
