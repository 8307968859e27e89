import Foundation
import Synchronization

/// A browser without a window, driven through its DevTools protocol: messages in JSON, each ended by a zero byte, over two
/// pipes (https://chromedevtools.github.io/devtools-protocol/).
///
/// It is used by one test at a time. Nothing waits for a number of seconds: every wait is for an answer or an event, and one
/// that does not come ends the browser and fails the test.
final class Browser: @unchecked Sendable {
  /// Why the browser could not do what was asked.
  struct Problem: Error, CustomStringConvertible {
    var description: String
  }

  private let process = Process()
  private let folder: URL
  private let (inlet, outlet): (Int32, Int32)
  private var bytes: [UInt8] = []
  private var lastID = 0
  /// What the browser has told of by itself, in order, since it was last forgotten.
  private(set) var events: [[String: Any]] = []

  /// The program; `nil` where none is installed.
  static let path: String? = {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["HEAVISIDE_CHROMIUM"] { return named.isEmpty ? nil : named }
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init) + ["/usr/bin"]
    let names = ["chromium", "chromium-browser", "google-chrome"]
    return names.lazy.flatMap { name in folders.map { "\($0)/\(name)" } }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }()

  /// How long an answer may take before the browser is taken to hang: long enough for the slowest machine.
  private static let patience: Int32 = 120_000

  /// Starts a browser.
  init(_ path: String) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "heaviside-browser-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let (input, output) = (folder.appending(path: "in").path, folder.appending(path: "out").path)
    guard unsafe mkfifo(input, 0o600) == 0, unsafe mkfifo(output, 0o600) == 0 else {
      throw Problem(description: "no pipes")
    }
    // Open for both, so that nothing waits for a browser that never opens its ends.
    (inlet, outlet) = unsafe (open(input, O_RDWR | O_CLOEXEC), open(output, O_RDWR | O_CLOEXEC))
    let flags = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage",
      "--disable-background-networking", "--disable-component-update", "--disable-extensions", "--disable-sync",
      "--remote-debugging-pipe", "--user-data-dir=\(folder.appending(path: "profile").path)", "about:blank",
    ]
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", "exec \"$0\" \"${@:3}\" 3<\"$1\" 4>\"$2\"", path, input, output] + flags
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    _ = try ask("Browser.getVersion")
  }

  /// Ends the browser.
  func close() {
    process.terminate()
    process.waitUntilExit()
    Foundation.close(inlet)
    Foundation.close(outlet)
    try? FileManager.default.removeItem(at: folder)
  }
}

extension Browser {
  /// Asks for something and waits for the answer.
  @discardableResult
  func ask(_ method: String, _ parameters: [String: Any] = [:], session: String? = nil) throws -> [String: Any] {
    lastID += 1
    var message: [String: Any] = ["id": lastID, "method": method, "params": parameters]
    message["sessionId"] = session
    try send(JSONSerialization.data(withJSONObject: message) + [0])
    while true {
      let answer = try nextMessage()
      guard let id = answer["id"] as? Int else {
        events.append(answer)
        continue
      }
      if id != lastID { continue }
      if let error = answer["error"] as? [String: Any] {
        throw Problem(description: "\(method): \(error["message"] ?? "")")
      }
      return answer["result"] as? [String: Any] ?? [:]
    }
  }

  /// Waits for an event, unless it has come already.
  func wait(for method: String) throws {
    while !events.contains(where: { $0["method"] as? String == method }) { events.append(try nextMessage()) }
  }

  /// Forgets what has been told of so far.
  func forgetEvents() { events = [] }

  private func send(_ data: Data) throws {
    var rest = Array(data)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe write(inlet, $0.baseAddress, $0.count) }
      guard count > 0 else { throw Problem(description: "the browser takes no messages") }
      rest = rest.dropFirst(count)
    }
  }

  private func nextMessage() throws -> [String: Any] {
    while true {
      if let end = bytes.firstIndex(of: 0) {
        let message = Data(bytes[..<end])
        bytes.removeSubrange(...end)
        return try JSONSerialization.jsonObject(with: message) as? [String: Any] ?? [:]
      }
      var place = pollfd(fd: outlet, events: Int16(POLLIN), revents: 0)
      guard unsafe poll(&place, 1, Browser.patience) > 0 else {
        kill(process.processIdentifier, SIGKILL)
        throw Problem(description: process.isRunning ? "the browser hangs" : "the browser has ended")
      }
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      let count = unsafe read(outlet, &buffer, buffer.count)
      guard count > 0 else { throw Problem(description: "the browser says nothing") }
      bytes += buffer.prefix(count)
    }
  }
}
