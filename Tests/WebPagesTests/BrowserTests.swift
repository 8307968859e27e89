import CircuitModel
import Foundation
import Fuzzing
import Reports
import TestSupport
import Testing

@testable import WebPages

/// What pages are and do in a real browser.
@Suite(.serialized, WithBrowser(), .needsBrowser) struct BrowserTests {
  /// A file that must make every sink prove itself: names, titles, comments and a path as a stranger might choose them.
  static let hostile = """
    /// </script><script>window.pwned=1</script> <img src=x onerror="window.pwned=2"> <!-- <script>
    /// & &lt;b&gt; ' " ` \\ ]]> {{x}} ${window.pwned=3}
    circuit Hostile {
      input x: bit // </code><script>window.pwned=4</script>

      h[0] = 0
      h[t] = step(h[t-1] + x[t] - 1.5)
      output y[t] = h[t]

      /// <svg onload="window.pwned=5"> </p></article><script>window.pwned=6</script>
      prove seen: y[t] iff any(x[1..t])

      example "</script><script>window.pwned=7</script><img src=x onerror='window.pwned=8'>" {
        x = 1 0
        y = 1 1
      }
    }
    """

  static let slip = """
    circuit SeenOne {
      input x: bit

      h[0] = 0
      h[t] = step(h[t-1] + x[t] - 1.5)
      output y[t] = h[t]

      prove seen: y[t] iff any(x[1..t])

      example "two steps" {
        x = 0 0
        y = 0 0
      }
    }
    """

  static let broken = """
    circuit Broken {
      input x: bit
      h[t] = step(h[t-1] + z[t])
      output y[t] = h[t]
    }
    """

  /// Opens a page from disk.
  func show(_ html: String, withScripts hasScripts: Bool = true) throws -> Tab {
    let tab = try Tab(in: #require(WithBrowser.current))
    if !hasScripts { try tab.ask("Emulation.setScriptExecutionDisabled", ["value": true]) }
    try tab.show(html)
    return tab
  }

  @Test(arguments: ["Circuits/1-gates", "slip", "broken", "hostile"])
  func aPageOpensWithoutATroubleOrARequest(_ name: String) throws {
    let html =
      switch name {
      case "slip": try TestPages.page(BrowserTests.slip)
      case "broken": try TestPages.page(BrowserTests.broken)
      case "hostile": try TestPages.page(BrowserTests.hostile, path: "<script>window.pwned=1</script>.circuit")
      default:
        try TestPages.page(
          String(
            contentsOf: TestPages.root.appending(path: #require(TestPages.library.first { $0.hasPrefix(name) })),
            encoding: .utf8))
      }
    let tab = try show(html)
    #expect(try tab.troubles() == [])
    #expect(try tab.isTrue("document.compatMode === 'CSS1Compat'"))
    #expect(try tab.isTrue("getComputedStyle(document.body).maxWidth !== 'none'"), "the style sheet is not applied")
    #expect(try tab.isTrue("[...document.querySelectorAll('.stepper')].every(host => !host.hidden)"))
  }

  @Test func hostileNamesStayText() throws {
    let html = try TestPages.page(BrowserTests.hostile, path: "<img src=x onerror=window.pwned=10>.circuit")
    let tab = try show(html)
    #expect(try tab.text("typeof window.pwned") == "undefined")
    #expect(try tab.isTrue("document.scripts.length === 2 && document.images.length === 0"))
    #expect(
      try tab.isTrue(
        "[...document.querySelectorAll('*')].every(e => e.getAttributeNames().every(n => !n.startsWith('on') && n !== 'style'))"
      ))
    // What the script makes of names is text as well.
    try tab.ask(
      "Runtime.evaluate",
      ["expression": "document.querySelectorAll('.stepper button').forEach(b => b.disabled || b.click())"])
    #expect(try tab.text("typeof window.pwned") == "undefined")
    #expect(try tab.isTrue("document.scripts.length === 2 && document.images.length === 0"))
    #expect(try tab.text("document.body.textContent").contains("<img src=x onerror='window.pwned=8'>"))
    #expect(try tab.troubles() == [])
  }

  @Test func whatIsTypedIsRunAndWhatIsNoSequenceIsRefusedWithAReason() throws {
    let tab = try show(TestPages.page(BrowserTests.slip))
    func type(_ text: String) throws {
      _ = try tab.value("{ const f = document.querySelector('.stepper input'); f.focus(); f.select(); }")
      try tab.ask("Input.insertText", ["text": text])
      try tab.press("Enter", code: 13, text: "\r")
    }
    let complaint = "document.querySelector('.stepper .complaint').textContent"
    let live = "document.querySelector('.stepper .live').textContent"
    try type("1 0 1")
    #expect(try tab.text(complaint) == "")
    #expect(try tab.text(live) == "Step 3 of 3: x = 1, y = 0, h = 0.")
    for (text, reason) in [
      ("1 2", "letter 2 of the input `x` is 2, but it takes 0, 1"), ("1 a", "`a` is not a number"),
      ("[1]", "takes one number a step"), ("z = 1", "there is no input `z`; there is `x`"),
      ("x = 1; x = 0", "given two sequences"), ("[1", "never closed"), ("1/0", "is not a number"),
      (String(repeating: "1 ", count: 501), "no more than 500"),
    ] {
      try type(text)
      let said = try tab.text(complaint)
      #expect(said.contains(reason))
      #expect(try tab.text(live) == "Step 3 of 3: x = 1, y = 0, h = 0.", "\(text) changed what is shown")
    }
    try type("x = 0 2/2")
    #expect(try tab.text(complaint) == "")
    #expect(try tab.text(live) == "Step 2 of 2: x = 1, y = 0, h = 0.")
  }

  @Test func aPageIsUsableByKeyboardAlone() throws {
    let tab = try show(TestPages.page(BrowserTests.slip))
    let live = "document.querySelector('.stepper .live').textContent"
    func tabUntil(_ condition: String) throws {
      for _ in 0..<200 where try !tab.isTrue(condition) { try tab.press("Tab", code: 9) }
      #expect(try tab.isTrue(condition), "never reached: \(condition)")
      let outline = try tab.text("getComputedStyle(document.activeElement).outlineStyle")
      #expect(outline != "none", "the focus cannot be seen: \(condition)")
    }
    try tabUntil("document.activeElement.matches('.skip')")
    // A step is added with a button of a letter.
    try tabUntil(
      "document.activeElement.matches('.stepper .letters button') && document.activeElement.textContent === '1'")
    let steps = try tab.value("document.querySelectorAll('.stepper thead button').length") as? Int ?? 0
    try tab.press("Enter", code: 13, text: "\r")
    #expect(try tab.value("document.querySelectorAll('.stepper thead button').length") as? Int == steps + 1)
    try tab.press("Home", code: 36)
    #expect(try tab.text(live) == "Before step 1: h[0] = 0.")
    try tab.press("ArrowRight", code: 39)
    #expect(try tab.text(live).hasPrefix("Step 1 of 2:"))
    try tab.press("ArrowRight", code: 39)
    #expect(try tab.text(live).hasPrefix("Step 2 of 2:"))
    try tab.press("ArrowLeft", code: 37)
    #expect(try tab.text(live).hasPrefix("Step 1 of 2:"))
    try tab.press("End", code: 35)
    #expect(try tab.text(live).hasPrefix("Step 2 of 2:"))
    // In the field the arrows move in the text, and Enter runs it.
    try tabUntil("document.activeElement.matches('.stepper input')")
    try tab.press("ArrowLeft", code: 37)
    #expect(try tab.text(live).hasPrefix("Step 2 of 2:"))
  }

  @Test func aShownRunLeadsToItsFailingStep() throws {
    let tab = try show(TestPages.page(BrowserTests.slip))
    _ = try tab.value("document.querySelector('[data-run=\"1\"] button').click()")
    #expect(try tab.text("document.querySelector('.stepper .live').textContent").hasPrefix("Step 1 of 2:"))
    _ = try tab.value("document.querySelector('[data-run=\"0\"] button').click()")
    #expect(
      try tab.text("document.querySelector('.stepper .live').textContent") == "Step 1 of 1: x = 1, y = 0, h = 0.")
    #expect(try tab.isTrue("document.activeElement.matches('.stepper')"))
  }

  @Test func withoutScriptsEverythingElseIsThere() throws {
    let tab = try show(TestPages.page(BrowserTests.slip), withScripts: false)
    let text = try tab.text("document.body.innerText")
    for part in [
      "fails at step 1", "prove seen: y[t] iff any(x[1..t])", "h: 0 + 1 - 3/2 = -1/2 < 0, so 0", "Ties and margins",
      "h[t] = step(h[t-1] + x[t] - 1.5)", "What the verdicts mean",
    ] { #expect(text.contains(part), "\(part) cannot be seen") }
    #expect(!text.contains("Add a step"))
    #expect(try tab.isTrue("document.querySelector('.stepper').hidden && document.querySelector('table.run') !== null"))
  }

  @Test func aNarrowScreenNeedsNoScrollingSideways() throws {
    for text in [BrowserTests.slip, BrowserTests.broken, BrowserTests.hostile] + (try BrowserTests.samples()) {
      let tab = try show(TestPages.page(text))
      for width in [360, 820] {
        try tab.ask(
          "Emulation.setDeviceMetricsOverride",
          ["width": width, "height": 640, "deviceScaleFactor": 1, "mobile": width < 500])
        let excess = try tab.value(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth")
        #expect(excess as? Int == 0, "\(width) pixels: \(text.prefix(80))")
      }
    }
  }

  @Test func onPaperNothingIsFoldedAway() throws {
    let tab = try show(TestPages.page(BrowserTests.slip))
    #expect(try tab.isTrue("document.querySelector('details:not([open])') !== null"))
    try tab.ask("Emulation.setEmulatedMedia", ["media": "print"])
    #expect(
      try tab.isTrue(
        "[...document.querySelectorAll('details *')].every(e => e.closest('.lead, svg') || e.checkVisibility())"))
    #expect(try tab.isTrue("getComputedStyle(document.querySelector('.stepper')).display === 'none'"))
    let pdf = try tab.ask("Page.printToPDF")["data"] as? String ?? ""
    #expect(Data(base64Encoded: pdf)?.starts(with: Data("%PDF".utf8)) == true)
  }

  @Test(arguments: ["light", "dark"]) func textStandsOutFromItsGround(_ scheme: String) throws {
    for text in [BrowserTests.slip, BrowserTests.broken] {
      let tab = try show(TestPages.page(text))
      try tab.ask(
        "Emulation.setEmulatedMedia", ["features": [["name": "prefers-color-scheme", "value": scheme]]])
      let pale = try tab.value(BrowserTests.paleTexts) as? [String]
      #expect(pale == [], "\(scheme)")
      let ground = try tab.text("getComputedStyle(document.body).backgroundColor")
      #expect((ground == "rgb(255, 255, 255)") == (scheme == "light"))
    }
  }

  @Test func whoeverWantsNoMotionSeesNone() throws {
    let tab = try show(TestPages.page(BrowserTests.slip))
    try tab.ask("Emulation.setEmulatedMedia", ["features": [["name": "prefers-reduced-motion", "value": "reduce"]]])
    #expect(try tab.text("getComputedStyle(document.documentElement).scrollBehavior") == "auto")
  }
}

extension BrowserTests {
  /// Some files of the library, of every folder one.
  static func samples() throws -> [String] {
    var folders: Set<String> = []
    return try TestPages.library.filter { path in
      folders.insert(path.split(separator: "/").dropLast().joined(separator: "/")).inserted
    }.map { try String(contentsOf: TestPages.root.appending(path: $0), encoding: .utf8) }
  }

  /// The texts whose contrast with what lies behind them is below 4.5 (WCAG 2.2, 1.4.3), without those of pictures and of
  /// buttons that are switched off.
  private static let paleTexts = """
    (() => {
      const numbers = (color) => color.match(/[0-9.]+/g).map(Number);
      const light = (color) => {
        const [r, g, b] = numbers(color).map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ground = (element) => {
        for (let at = element; at; at = at.parentElement) {
          const color = getComputedStyle(at).backgroundColor;
          if (numbers(color)[3] !== 0) return color;
        }
        return 'rgb(255, 255, 255)';
      };
      const pale = new Set();
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (walker.currentNode.textContent.trim() === '' || element.closest('svg, script, :disabled')) continue;
        const [one, other] = [light(getComputedStyle(element).color), light(ground(element))];
        const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        if (contrast < 4.5) pale.add(`${element.tagName}.${element.className} ${contrast.toFixed(2)}`);
      }
      return [...pale];
    })()
    """
}
