import CircuitModel

extension Program {
  /// The files as whoever is to find a solution may see them: what is asked, and nothing of the teacher's own answer.
  ///
  /// Diagnostics and counterexamples quote whole lines, and a line such as `output y[t] = step(x[t] - 0.5)` says what is
  /// asked for and how the teacher does it. So everything is blank that neither is part of the question nor shows what an
  /// output is called: equations, constants, comments, and what is imported. Each byte that is left stays in its place.
  var question: [SourceFile] {
    zip(files, files.indices).map { file, place in
      let kept = place == 0 ? trees[0].circuits.flatMap { $0.visibleStretches(in: file) } : []
      var bytes = file.bytes.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? $0 : UInt8(ascii: " ") }
      for stretch in kept { bytes.replaceSubrange(stretch, with: file.bytes[stretch]) }
      return SourceFile(path: file.path, bytes: bytes, number: file.number)
    }
  }
}

extension CircuitSyntax {
  /// The stretches of the text that students may see.
  fileprivate func visibleStretches(in file: SourceFile) -> [Range<Int>] {
    let brace = file.bytes[name.range.end..<range.end].firstIndex(of: UInt8(ascii: "{")) ?? name.range.end
    let statements = items.compactMap { item -> Range<Int>? in
      let whole = item.range.start..<item.range.end
      switch item.kind {
      case .input, .assume, .claim, .bound, .example, .equation(.reference, _, _, _), .part(isReference: true, _, _, _):
        return whole
      case .equation(.output, _, _, let value): return whole.lowerBound..<value.range.start
      case .equation(.plain, let name, _, _): return references[name.text] == nil ? nil : whole
      case .constant, .convention, .part(isReference: false, _, _, _): return nil
      }
    }
    return [range.start..<brace] + statements
  }
}
