import CircuitLanguage
import CircuitModel
import Testing

/// The layout of what stands in an example besides rows.
@Suite struct FormatterExampleTests {
  private func formatted(_ text: String) throws -> String {
    let once = try format(SourceFile(path: "", text: text))
    #expect(try format(SourceFile(path: "", text: once)) == once, "formatting is not idempotent")
    #expect(dump(parse(SourceFile(path: "", text: text)).tree) == dump(parse(SourceFile(path: "", text: once)).tree))
    return once
  }

  @Test func rowsAndStatementsKeepTheirOrderBlankLinesAndComments() throws {
    let text = """
      circuit A{
      input x:real[2]
      example "q"{
      // opens
       x=[1 2]  [3 4]
       target=5  6 // targets


      /// The loss.
      /// In full.
       let loss=sum( ( y[ i ]-target[i])^2 for i in 1..T)  // half of it
       prove total :loss~-1.50e-3//why
       // between

       refute loss==2
       prove : d(loss,x[1] ,window :2)==[ 0,0 ]
       long_name = 1 2 within 0.5
       prove wide: loss > 0 and
         loss < 1
       // last
      }
      }
      """
    let expected = """
      circuit A {
        input x: real[2]
        example "q" {
          // opens
          x         = [1 2] [3 4]
          target    = 5 6  // targets

          /// The loss.
          /// In full.
          let loss = sum((y[i] - target[i])^2 for i in 1..T)  // half of it
          prove total: loss ~ -1.50e-3                        //why
          // between

          refute: loss == 2
          prove: d(loss, x[1], window: 2) == [0, 0]
          long_name = 1 2 within 0.5
          prove wide: loss > 0 and
            loss < 1
          // last
        }
      }

      """
    #expect(try formatted(text) == expected)
  }

  @Test func theDigitsOfARoundedNumberStayAsTheyAreWritten() throws {
    let text = "circuit A {\n  prove: a ~ 0.500 and b ~ -1.20E+3 and c ~ [1, 2.0]\n}\n"
    #expect(try formatted(text) == text)
  }
}
