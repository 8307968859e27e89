import CircuitModel
import Foundation
import TestSupport
import Testing

@testable import Certificates

/// Nothing but what was written is a certificate: every damage is rejected, even where the digest is made to fit.
@Suite struct DamageTests {
  static let proofs = Proofs(files: [
    "latch.circuit": Array(
      """
      circuit Latch {
        input x: bit
        h[0] = 1
        h[t] = step(h[t-1] + x[t] - 1.5)
        prove: h[t] iff all(x[1..t])
      }
      """.utf8),
    "lib/delay.circuit": Array(
      """
      circuit Two {
        input x: {-1, 0, 2}
        a[0] = 0
        a[t] = x[t]
        b[0] = 0
        b[t] = a[t-1]
        output y[t] = b[t]
      }
      """.utf8),
    "delays.circuit": Array(
      """
      import "lib/delay.circuit"
      circuit Late {
        input x: {-1, 0, 2}
        assume t > 1 implies x[t] != x[t-1]
        part d = Two(x: x[t])
        prove late: (t > 1 implies d.y[t] == x[t-1]) when x[t] == 2
      }
      """.utf8),
    "counter.circuit": Array(
      """
      circuit Counter {
        input letter: onehot[3]
        c[0] = 0
        c[t] = clamp(c[t-1] + letter[t][1] - letter[t][2], 0, 3)
        prove stays: t > 1 and c[t-1] == 3 and letter[t][2] == 0 implies c[t] == 3
      }
      """.utf8),
  ])

  static func certificates() throws -> [Certificate] {
    try ["latch.circuit", "delays.circuit", "counter.circuit"].flatMap { try proofs.certificates(of: $0) }
  }

  /// Every text that differs from the lines in one place.
  static func damages(of lines: [String]) -> [(what: String, lines: [String])] {
    var damages: [(what: String, lines: [String])] = []
    func add(_ what: String, _ change: (inout [String]) -> Void) {
      var changed = lines
      change(&changed)
      if changed != lines { damages.append((what, changed)) }
    }
    for place in lines.indices {
      add("line \(place + 1) dropped") { $0.remove(at: place) }
      add("line \(place + 1) repeated") { $0.insert($0[place], at: place) }
      add("an empty line before line \(place + 1)") { $0.insert("", at: place) }
      add("a space after line \(place + 1)") { $0[place] += " " }
      for other in lines.indices where other > place {
        add("lines \(place + 1) and \(other + 1) swapped") { $0.swapAt(place, other) }
      }
      let words = lines[place].split(separator: " ").map(String.init)
      for word in words.indices {
        var candidates = ["x", "", "-0", "00", "99999999999999999999", "-1", "1", "18446744073709551616"]
        if let number = Int(words[word]) {
          candidates += ["\(number + 1)", "\(number - 1)", "-\(number)", "0\(number)"]
        }
        for candidate in candidates where candidate != words[word] {
          add("word \(word + 1) of line \(place + 1) is now `\(candidate)`") {
            $0[place] = (words[..<word] + [candidate] + words[(word + 1)...]).joined(separator: " ")
          }
        }
        add("word \(word + 1) of line \(place + 1) dropped") {
          $0[place] = (words[..<word] + words[(word + 1)...]).joined(separator: " ")
        }
        add("word \(word + 1) of line \(place + 1) repeated") {
          $0[place] = (words[...word] + words[word...]).joined(separator: " ")
        }
      }
    }
    return damages
  }

  @Test func everyDamageIsRejected() throws {
    for certificate in try Self.certificates() {
      let text = certificate.text
      #expect(Self.proofs.problem(text) == nil)
      let lines = Proofs.lines(text)
      for damage in Self.damages(of: lines) {
        let isSeal = damage.lines.last != lines.last
        let damaged = isSeal ? damage.lines.map { $0 + "\n" }.joined() : Proofs.sealed(damage.lines)
        #expect(Self.proofs.problem(damaged) != nil, "\(certificate.circuit): \(damage.what)")
      }
    }
  }

  @Test func aStateAddedIsRejected() throws {
    for certificate in try Self.certificates() {
      let lines = Proofs.lines(certificate.text)
      guard let head = lines.firstIndex(where: { $0.hasPrefix("states ") }), let count = Int(lines[head].dropFirst(7))
      else { continue }
      let rows = lines[(head + 3)..<(lines.count - 1)]
      for row in rows {
        for letter in ["0", "1", "2"] {
          for parent in 0..<count {
            let registers = row.split(separator: ":", omittingEmptySubsequences: false).last ?? ""
            for added in [
              "\(parent) \(letter) :\(registers)", "\(parent) \(letter) :\(registers.replacing("0", with: "1"))",
            ] {
              var changed = lines
              changed[head] = "states \(count + 1)"
              changed.insert(added, at: changed.count - 1)
              changed[changed.count - 1] = "end \(count + 1) digest"
              #expect(Self.proofs.problem(Proofs.sealed(changed)) != nil, "\(certificate.circuit): \(added)")
            }
          }
        }
      }
      for (place, _) in rows.enumerated() {
        var changed = lines
        changed[head] = "states \(count - 1)"
        changed.remove(at: head + 3 + place)
        changed[changed.count - 1] = "end \(count - 1) digest"
        #expect(Self.proofs.problem(Proofs.sealed(changed)) != nil, "\(certificate.circuit): state \(place) dropped")
      }
    }
  }

  @Test func everyTruncationIsRejected() throws {
    for certificate in try Self.certificates() {
      let bytes = Array(certificate.text.utf8)
      for length in bytes.indices { #expect(Self.proofs.problem(Array(bytes[..<length])) != nil, "\(length) bytes") }
      let lines = Proofs.lines(certificate.text)
      for count in 1..<lines.count {
        #expect(
          Self.proofs.problem(Proofs.sealed(Array(lines[..<count]) + lines.suffix(1))) != nil
            || count == lines.count - 1)
      }
      #expect(Self.proofs.problem(bytes + [10]) != nil)
      #expect(Self.proofs.problem(bytes + [0x20]) != nil)
      #expect(Self.proofs.problem(bytes + bytes) != nil)
    }
  }

  @Test func everyByteChangedIsRejected() throws {
    for certificate in try Self.certificates() {
      let bytes = Array(certificate.text.utf8)
      for place in bytes.indices {
        for change: UInt8 in [1, 0x10, 0x80] {
          var changed = bytes
          changed[place] ^= change
          #expect(Self.proofs.problem(changed) != nil, "byte \(place)")
        }
      }
    }
  }

  @Test func aFileThatChangedIsRejected() throws {
    for certificate in try Self.certificates() {
      for path in certificate.files.map(\.path) {
        var missing = Self.proofs
        missing.files[path] = nil
        #expect(missing.problem(certificate.text)?.contains("is missing") ?? false || certificate.files[0].path != path)
        #expect(missing.problem(certificate.text) != nil)
        // A comment more, and nothing else, makes another file.
        var changed = Self.proofs
        changed.files[path]?.append(contentsOf: "\n// more\n".utf8)
        #expect(changed.problem(certificate.text) == "\(path) is not the file that was proved: its digest differs")
      }
    }
  }

  @Test func aWeightEditedIsRejectedEvenWithItsDigest() throws {
    let edits = [
      ("latch.circuit", "1.5", "2.5"), ("latch.circuit", "1.5", "0.5"), ("latch.circuit", "h[0] = 1", "h[0] = 0"),
      ("counter.circuit", ", 0, 3)", ", 0, 2)"), ("counter.circuit", "implies c[t] == 3", "implies c[t] == 2"),
      ("lib/delay.circuit", "a[t-1]", "2 * a[t-1]"), ("delays.circuit", "x[t] == 2", "x[t] == 0"),
    ]
    for (path, old, new) in edits {
      for certificate in try Self.certificates() where certificate.files.contains(where: { $0.path == path }) {
        var edited = Self.proofs
        let text = String(decoding: edited.files[path] ?? [], as: UTF8.self).replacing(old, with: new)
        #expect(edited.files[path] != Array(text.utf8))
        edited.files[path] = Array(text.utf8)
        let lines = Proofs.lines(certificate.text).map { line in
          line.hasSuffix(" " + path)
            ? "\(line.prefix { $0 != " " }) \(SHA256.digest(of: Array(text.utf8))) \(path)" : line
        }
        let problem = edited.problem(Proofs.sealed(lines)) ?? "none"
        #expect(problem.contains("the machine is not that of the circuit"), "\(path) \(new): \(problem)")
      }
    }
  }

  @Test func hostileTextsAreRejectedInBoundedMemory() throws {
    let text = try Self.certificates()[0].text
    let lines = Proofs.lines(text)
    for (old, new) in [
      ("states 2", "states 4294967296"), ("states 2", "states 4294967295"), ("registers 2", "registers 999999999999"),
      ("slots 1", "slots 9223372036854775807"), ("values 9", "values 18446744073709551616"),
      ("greatest 1 1", "greatest 1 " + String(repeating: "9", count: 20_001)),
      ("least 0 0", "least 1 1"), ("states 2", "invariant 2"), ("letters 2 : 0 1", "letters 2 : 1 0"),
      ("letters 2 : 0 1", "letters 2 : 0 0"), ("letters 2 : 0 1", "letters 2 :"),
    ] {
      #expect(lines.contains(old))
      #expect(Self.proofs.problem(Proofs.sealed(lines.map { $0 == old ? new : $0 })) != nil, "\(new.prefix(40))")
    }
    for bytes: [UInt8] in [[], [0], [10], [0xFF, 0xFE, 10], Array(repeating: 32, count: 1 << 17)] {
      #expect(Self.proofs.problem(bytes) != nil)
    }
    var reader = CertificateReader()
    #expect(throws: MalformedCertificate.lineTooLong(line: 1)) {
      for _ in 0..<300 { try reader.read(Array(repeating: 65, count: 1 << 16)) }
    }
  }

  @Test func aSetOfWideRegistersMayNotTakeMoreThanItsText() throws {
    let lines = Proofs.lines(try Self.certificates()[0].text)
    let wide = String(repeating: "9", count: 19_000)
    var rows =
      lines.prefix { !$0.hasPrefix("states") } + [
        "states 1000000", "least 0 0", "greatest \(wide) \(wide)", "start : 1 1",
      ]
    for place in 1..<8000 { rows.append("\(place - 1) 0 : 0 0") }
    var reader = CertificateReader()
    #expect(throws: MalformedCertificate.self) { try reader.read(Array(rows.map { $0 + "\n" }.joined().utf8)) }
  }
}
