import Pictures
import Reports

/// A piece of a page. Whatever text goes into it is escaped, so that what stands in a file is shown and never obeyed:
/// only what is built by `element` is markup.
///
/// ```swift
/// Markup.element("p", ["class": "aside"], "a < b").html  // <p class="aside">a &lt; b</p>
/// ```
struct Markup: Sendable {
  /// The text of the page.
  private(set) var html: String

  private init(html: String) { self.html = html }

  /// A text as it is.
  init(_ text: String) { html = text.htmlText }

  /// A picture.
  init(_ scene: Scene) { html = scene.svgElement }

  /// Nothing at all.
  static let nothing = Markup(html: "")
}

extension Markup: ExpressibleByStringInterpolation {
  /// A text as it is.
  init(stringLiteral text: String) { self.init(text) }
}

extension Markup {
  /// An element. An attribute without a value is left out.
  static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: Markup...
  ) -> Markup {
    element(name, attributes, of: content)
  }

  /// An element with any number of parts.
  static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], of content: [Markup]
  ) -> Markup {
    var html = opening(name, attributes)
    if ["meta", "input", "br", "hr"].contains(name) { return Markup(html: html) }
    for part in content { html += part.html }
    return Markup(html: html + "</\(name)>" + (isBlock(name) ? "\n" : ""))
  }

  /// The style sheet or a script: a text that is part of the program, and in which nothing can be escaped.
  static func source(_ element: String, _ attributes: KeyValuePairs<String, String?>, _ source: String) -> Markup {
    Markup(html: "\(opening(element, attributes))\(source)</\(element)>\n")
  }

  /// The parts one after the other.
  init(_ parts: [Markup]) { html = parts.map(\.html).joined() }

  /// The parts with something between them.
  init(_ parts: [Markup], separatedBy separator: Markup) { html = parts.map(\.html).joined(separator: separator.html) }

  /// Whether there is nothing.
  var isEmpty: Bool { html.isEmpty }

  static func + (left: Markup, right: Markup) -> Markup { Markup(html: left.html + right.html) }

  private static func opening(_ name: String, _ attributes: KeyValuePairs<String, String?>) -> String {
    var html = "<\(name)"
    for (key, value) in attributes {
      if let value { html += " \(key)=\"\(value.htmlAttribute)\"" }
    }
    return html + ">"
  }

  /// Elements that a line end may follow without being seen.
  private static func isBlock(_ name: String) -> Bool {
    !["a", "b", "code", "span", "button", "strong", "em", "label", "kbd"].contains(name)
  }
}
