/// The style sheet of pictures: one for light and dark, for screens and for print.
///
/// The colours are those of M. Okabe and K. Ito, "Color universal design", 2008 (https://jfly.uni-koeln.de/color/), which
/// readers with any kind of colour vision tell apart; on paper everything is black on white.
public enum SVGStyle {
  /// The style sheet, for a document of its own or for a page with pictures in it.
  public static let sheet = """
    .picture{--ink:#1a1a1a;--faint:#5f6368;--line:#c4c8cc;--paper:#fff;--body:#f3f4f6;--plus:#0072b2;--minus:#c04a00;\
    --on:#0072b2;--onink:#fff;--low:#f9e4d4;--lowest:#f0bf9b;--high:#d9eaf6;--highest:#9fcdea;--wrong:#b3261e;\
    font-family:ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,"Liberation Mono",monospace}
    @media (prefers-color-scheme:dark){.picture{--ink:#e8eaed;--faint:#a8adb3;--line:#4a4f55;--paper:#17191c;\
    --body:#26292e;--plus:#56b4e9;--minus:#f0a05a;--on:#56b4e9;--onink:#0b1016;--low:#3d2c20;--lowest:#6b4426;--high:#1d3545;--highest:#23587a;\
    --wrong:#ff8a80}}
    @media print{.picture{--ink:#000;--faint:#333;--line:#999;--paper:#fff;--body:#fff;--plus:#000;--minus:#000;\
    --on:#444;--onink:#fff;--low:#fff;--lowest:#fff;--high:#e8e8e8;--highest:#c8c8c8;--wrong:#000}}
    .paper{fill:var(--paper)}
    .band{fill:var(--line);fill-opacity:.2}
    text[data-in]{pointer-events:none}
    .input{fill:var(--paper);stroke:var(--ink);stroke-width:1.2}
    .unit{fill:var(--body);stroke:var(--ink);stroke-width:1.2}
    .active{fill:var(--on);stroke:var(--ink);stroke-width:1.2}
    .output{fill:none;stroke:var(--ink);stroke-width:1.2}
    .positive{stroke:var(--plus);fill:none}
    .negative{stroke:var(--minus);fill:none;stroke-dasharray:5 3}
    .neutral{stroke:var(--faint);fill:none}
    .bad{stroke:var(--wrong);fill:none}
    .grid{stroke:var(--line);fill:none}
    polygon.positive{fill:var(--plus);stroke:none}
    polygon.negative{fill:var(--minus);stroke:none}
    polygon.neutral{fill:var(--faint);stroke:none}
    polygon.bad{fill:var(--wrong);stroke:none}
    polygon.grid{fill:var(--line);stroke:none}
    .middle{fill:var(--paper);stroke:var(--line)}
    .low{fill:var(--low);stroke:var(--line)}
    .lowest{fill:var(--lowest);stroke:var(--line)}
    .high{fill:var(--high);stroke:var(--line)}
    .highest{fill:var(--highest);stroke:var(--line)}
    rect.bad,circle.bad{stroke-width:2}
    .label{fill:var(--ink)}
    .labelOnActive{fill:var(--onink)}
    .aside{fill:var(--faint)}
    text.bad{fill:var(--wrong);stroke:none;font-weight:bold}
    """
}
