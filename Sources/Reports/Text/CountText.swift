/// A count with its noun: `1 file`, `12 files`.
public func counted(_ count: Int, _ noun: String) -> String {
  "\(grouped("\(count)")) \(noun)\(count == 1 ? "" : "s")"
}

/// A count of any size with its noun: `131,070 sequences`; beyond what can be read off, `about 1.3e30 sequences`.
func counted(decimal digits: String, _ noun: String) -> String {
  if let count = Int(digits) { return counted(count, noun) }
  guard digits.count > 24 else { return "\(grouped(digits)) \(noun)s" }
  return "about \(digits.prefix(1)).\(digits.dropFirst().prefix(1))e\(digits.count - 1) \(noun)s"
}

/// Digits in groups of three, as in `131,070`.
public func grouped(_ digits: String) -> String {
  var text = ""
  for (place, digit) in digits.enumerated() {
    if place > 0, (digits.count - place) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return text
}
