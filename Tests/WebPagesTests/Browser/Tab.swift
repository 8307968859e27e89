import Foundation

/// A page in a browser.
final class Tab {
  /// The browser.
  let browser: Browser
  private let session: String
  private let target: String
  private var file: URL?

  /// Opens an empty page.
  init(in browser: Browser) throws {
    self.browser = browser
    target = try browser.ask("Target.createTarget", ["url": "about:blank"])["targetId"] as? String ?? ""
    let answer = try browser.ask("Target.attachToTarget", ["targetId": target, "flatten": true])
    session = answer["sessionId"] as? String ?? ""
    for domain in ["Page", "Runtime", "Log", "Network"] { try ask("\(domain).enable") }
  }

  deinit {
    // A browser that has ended has no page to close.
    _ = try? browser.ask("Target.closeTarget", ["targetId": target])
    if let file { try? FileManager.default.removeItem(at: file) }
  }
}

extension Tab {
  /// Asks for something about this page.
  @discardableResult
  func ask(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    try browser.ask(method, parameters, session: session)
  }

  /// Writes a page to disk, opens it and waits until it is there.
  func show(_ html: String) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "heaviside-\(UUID().uuidString).html")
    try Data(html.utf8).write(to: file)
    self.file = file
    browser.forgetEvents()
    try ask("Page.navigate", ["url": file.absoluteString])
    try browser.wait(for: "Page.loadEventFired")
  }

  /// What an expression of JavaScript comes to, in the page; it must be a value that JSON can hold.
  func value(_ expression: String) throws -> Any? {
    let answer = try ask("Runtime.evaluate", ["expression": expression, "returnByValue": true, "awaitPromise": true])
    if let problem = answer["exceptionDetails"] as? [String: Any] {
      throw Browser.Problem(description: "\(expression): \(problem["exception"] ?? problem)")
    }
    return (answer["result"] as? [String: Any])?["value"]
  }

  /// The same where it is a text.
  func text(_ expression: String) throws -> String { try value(expression) as? String ?? "" }

  /// The same where it is a truth.
  func isTrue(_ expression: String) throws -> Bool { try value(expression) as? Bool ?? false }

  /// Presses a key and lets it go.
  func press(_ key: String, code: Int, text: String? = nil) throws {
    var parameters: [String: Any] = ["key": key, "code": key, "windowsVirtualKeyCode": code]
    parameters["text"] = text
    try ask("Input.dispatchKeyEvent", parameters.merging(["type": text == nil ? "rawKeyDown" : "keyDown"]) { $1 })
    parameters["text"] = nil
    try ask("Input.dispatchKeyEvent", parameters.merging(["type": "keyUp"]) { $1 })
  }

  /// What went wrong in the page, or reached for anything beside its own file.
  func troubles() throws -> [String] {
    // Whatever the page still has to say comes before the answer.
    _ = try value("1")
    return browser.events.compactMap { event in
      let parameters = event["params"] as? [String: Any] ?? [:]
      switch event["method"] as? String {
      case "Runtime.exceptionThrown": return "exception: \(parameters["exceptionDetails"] ?? "")"
      case "Runtime.consoleAPICalled": return "console: \(parameters["args"] ?? "")"
      case "Log.entryAdded": return "log: \(parameters["entry"] ?? "")"
      case "Page.javascriptDialogOpening": return "dialog: \(parameters["message"] ?? "")"
      case "Network.requestWillBeSent":
        let url = (parameters["request"] as? [String: Any])?["url"] as? String ?? ""
        return url == file?.absoluteString ? nil : "request: \(url)"
      default: return nil
      }
    }
  }
}
