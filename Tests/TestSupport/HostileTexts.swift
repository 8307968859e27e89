/// Texts that do harm where they are not escaped: names, titles and paths as a stranger might choose them.
///
/// Each sink must show every one of them as itself, or spelled out, and obey none.
public enum HostileTexts {
  /// All of them, each once.
  public static let all =
    controls + terminals + directions + invisibles + markup + markdown + commands + tables + paths + letters

  /// Control characters and line ends, of ASCII and beyond.
  static let controls = [
    "", " ", "  two blanks at both ends  ", "\t", "a\tb", "\n", "a\nb", "a\r\nb", "a\rb", "\r\n\r\n", "\u{0}",
    "a\u{0}b",
    "\u{1}\u{2}\u{7}\u{8}", "\u{B}\u{C}", "a\u{7F}", "next\u{85}line", "line\u{2028}paragraph\u{2029}",
    "\u{9B}31mC1\u{9C}", "ends in a line feed\n",
  ]

  /// What terminals obey.
  static let terminals = [
    "\u{1B}[2J\u{1B}[H", "\u{1B}[31mred\u{1B}[0m", "\u{1B}]0;title\u{7}", "\u{1B}]8;;http://example.com\u{1B}\\link",
    "\u{1B}]52;c;Y29weQ==\u{7}", "\u{1B}P+q\u{1B}\\", "\u{1B}c", "\u{90}dcs\u{9C}", "progress 100%\rprogress 0%",
  ]

  /// What changes the order in which text is seen, and names that are written from right to left.
  static let directions = [
    "\u{202E}tiucric", "a\u{202A}b\u{202C}c", "\u{2066}isolated\u{2069}", "\u{200F}right\u{200E}left", "\u{61C}mark",
    "שלום", "مرحبا بالعالم", "a שלום b", "proved\u{202E}deliaf",
  ]

  /// What cannot be seen, or only with its neighbour.
  static let invisibles = [
    "zero\u{200B}width", "join\u{200D}er\u{200C}", "\u{FEFF}mark", "soft\u{AD}hyphen", "\u{2060}\u{2063}",
    "\u{301}begins with an accent", "e\u{301}", "Z\u{335}\u{321}\u{300}\u{301}\u{302}\u{303}\u{308}", "\u{FFFE}",
    "\u{FFFF}", "\u{1FFFE}\u{10FFFF}", "\u{FFFD}", "\u{E000}private", "\u{E0041}\u{E007F}", "\u{D7FF}\u{F900}",
    "\\uD800", "\u{A0}no break\u{3000}wide",
  ]

  /// Markup of XML and HTML.
  static let markup = [
    "<b>", "a < b && c > d", "]]>", "<![CDATA[x]]>", "<!-- x --", "-->", "<!--", "<script>alert(1)</script>",
    "</script>",
    "</testcase></testsuite>", "\" onload=\"x", "' onclick='x", "&lt;", "&#0;", "&#x1B;", "&amp;amp;", "&bogus",
    "<?xml?>",
    "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///x\">]>", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "\"", "'",
  ]

  /// Markup of Markdown, and what sites make links of.
  static let markdown = [
    "|", "a | b", "a \\| b", "\\", "ends in \\", "`", "``", "```", "```\n# out", "~~~", "*a* **b**", "_a_ __b__",
    "~~a~~",
    "[a](http://example.com)", "![a](x.png)", "[a]: x", "[^1]", "# heading", "- item", "+ item", "1. item", "1) item",
    "> quote", "---", "===", "    four blanks", "| a |\n|---|", "@team", "a@example.com", "#1", "owner/name#12",
    "GH-12",
    "!3", "http://example.com", "https://example.com/?a=b&c", "www.example.com", "ftp://example.com", "mailto:a@b.cd",
    ":+1: :smile:", "$x^2$", "<http://example.com>", "`a` `b`", " `", "` ",
  ]

  /// Commands of build servers and of TAP.
  static let commands = [
    "::error::x", "::error file=a,line=1::x", "::set-output name=a::b", "::stop-commands::x", "##[error]x",
    "##vso[task.complete result=Succeeded]", "##teamcity[testFailed name='x']", "%0A::error::x", "%", "%25", "100%",
    "a,b:c",
    "\n::error::x", "ok 1 - x", "not ok 1 # TODO", "# skip", "\\# skip", "Bail out!", "1..0 # SKIP",
    "---\nyaml: 1\n...",
    "{0} {{1}}", "\\u0000\\n",
  ]

  /// Formulas and separators of tables.
  static let tables = [
    "=cmd()", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "a,b", "a;b", "\"a\"", "a\"b,c\nd", "-3/2",
  ]

  /// Paths and things that look like them.
  static let paths = [
    "../../etc/passwd", "/etc/passwd", "//host/share", "C:\\x", "c:x", "a b/c d.circuit", "a//b", "a?b#c", "a%2Fb",
    "%zz",
    "~root", "$(reboot)", "`reboot`", "; reboot", "-rf", "--help", "a/./b/../c", "é/算.circuit", "file:///x",
    "a:3:4: error: x",
  ]

  /// Letters of other writing systems, pictures, and a very long text.
  static let letters = [
    "算法", "Ünïcödé", "👩\u{200D}👩\u{200D}👧\u{200D}👦", "🇩🇪", "👍🏽", "①²½", "ﷺ", "𝒳", String(repeating: "long ", count: 5000),
    String(repeating: "`", count: 300),
  ]
}
