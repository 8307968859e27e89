import Reports

/// What each verdict says.
struct MeaningSection {
  /// The section.
  var markup: Markup {
    let rows = VerdictMeaning.allCases.map { meaning -> [Markup] in
      [Markup(meaning.name), .words(meaning.condition)]
    }
    return .element(
      "section", ["id": "meaning", "aria-labelledby": "meaning-title"],
      .element("h2", ["id": "meaning-title"], "What the verdicts mean"),
      .table(["verdict", "said when"], rows, label: "What the verdicts mean", namesRows: true, class: "prose"),
      .prose(
        "The first six pass. Nothing to check is never a pass. Every verdict was confirmed by a second piece of code, which "
          + "shares nothing with the one that found it."))
  }
}
