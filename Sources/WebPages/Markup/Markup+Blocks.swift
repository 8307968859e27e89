import Pictures

/// What pages are made of.
extension Markup {
  /// A paragraph in which `words` between grave accents are code, as in messages.
  static func prose(_ text: String, _ attributes: KeyValuePairs<String, String?> = [:]) -> Markup {
    element("p", attributes, words(text))
  }

  /// A text in which `words` between grave accents are code.
  static func words(_ text: String) -> Markup {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    // An accent without a partner is one.
    guard parts.count % 2 == 1 else { return Markup(text) }
    return Markup(
      parts.enumerated().map { place, part in
        place % 2 == 1 ? element("code", [:], Markup(part)) : Markup(part)
      })
  }

  /// Lines that are laid out already.
  static func preformatted(_ text: String, label: String) -> Markup {
    scrolling(element("pre", [:], Markup(text)), label: label)
  }

  /// Something wide, which scrolls inside its own box; a reader without a pointer reaches it by the keyboard.
  static func scrolling(_ content: Markup, label: String) -> Markup {
    element("div", ["class": "scroll", "role": "region", "aria-label": label, "tabindex": "0"], content)
  }

  /// A picture in a box of its own.
  static func picture(_ scene: Scene, class name: String = "figure") -> Markup {
    element("div", ["class": name], scrolling(Markup(scene), label: scene.title))
  }

  /// A table with a head; the first column names the rows where it is asked to.
  static func table(
    _ head: [Markup], _ rows: [[Markup]], label: String, namesRows: Bool = false, class name: String? = nil
  ) -> Markup {
    let heading = element("tr", [:], of: head.map { element("th", ["scope": "col"], $0) })
    let body = rows.map { cells in
      element(
        "tr", [:],
        of: cells.enumerated().map { place, cell in
          namesRows && place == 0 ? element("th", ["scope": "row"], cell) : element("td", [:], cell)
        })
    }
    let table = element("table", ["class": name], element("thead", [:], heading), element("tbody", [:], of: body))
    return scrolling(table, label: label)
  }

  /// Something that can be folded away; everything in it is there without a script.
  static func details(_ summary: Markup, isOpen: Bool = false, _ content: Markup...) -> Markup {
    element("details", ["open": isOpen ? "" : nil], of: [element("summary", [:], summary)] + content)
  }

  /// Names with what they are.
  static func definitions(_ entries: [(String, Markup)]) -> Markup {
    if entries.isEmpty { return nothing }
    return element(
      "dl", [:], of: entries.map { element("div", [:], element("dt", [:], Markup($0)), element("dd", [:], $1)) })
  }

  /// A link inside the page, or to a page beside it.
  static func link(_ text: Markup, to address: String) -> Markup { element("a", ["href": address], text) }
}
