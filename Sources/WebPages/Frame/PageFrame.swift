import Pictures
import Reports

/// A whole page around its content: one file that needs nothing else, asks nothing of a network, and runs nothing that is
/// not part of the program.
struct PageFrame {
  /// What the window is called.
  var title: String
  /// What the data of the script are, where the page has one.
  var data: String?
  /// What stands in the body.
  var body: [Markup]

  /// The page.
  var html: String {
    let style = PageFrame.style
    let script = data == nil ? nil : PageFrame.script
    let policy = ContentPolicy(style: style, script: script)
    let head: [Markup] = [
      .element("meta", ["charset": "utf-8"]),
      .element("meta", ["http-equiv": "Content-Security-Policy", "content": policy.text]),
      .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .element("meta", ["name": "color-scheme", "content": "light dark"]),
      .element("title", [:], Markup(title.visible)), .source("style", [:], style),
    ]
    var parts = body
    if let data, let script {
      parts.append(.source("script", ["type": "application/json", "id": "circuits"], data.htmlScriptData))
      parts.append(.source("script", [:], script))
    }
    let page = Markup.element("html", ["lang": "en"], .element("head", [:], of: head), .element("body", [:], of: parts))
    return "<!DOCTYPE html>\n" + page.html
  }
}

extension PageFrame {
  /// The style sheet of pages and of the pictures in them.
  static let style = text(PackageResources.page_css) + SVGStyle.sheet + "\n"

  /// The script: every part of it sees those before it, and nothing of it can be seen from outside.
  static let script: String = {
    let parts = [
      PackageResources.rational_js, PackageResources.smooth_js, PackageResources.value_js,
      PackageResources.language_js, PackageResources.problem_js, PackageResources.run_js, PackageResources.circuit_js,
      PackageResources.sums_js, PackageResources.input_js, PackageResources.element_js, PackageResources.stepper_js,
      PackageResources.start_js,
    ]
    return "\"use strict\";\n{\n" + parts.map(text).joined(separator: "\n") + "}\n"
  }()

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
