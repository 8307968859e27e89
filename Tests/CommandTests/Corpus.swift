/// What is known of the published circuits that the library cites by `// corpus: ID RULE`: each was run over all its
/// sequences by a program of its own, written for that purpose before this project.
enum Corpus {
  /// A circuit under a tie rule, and its verdict.
  struct Entry {
    /// The name that circuits cite.
    var id: String
    /// The tie rule where the verdict depends on it: `as_published`, `ge` (fires at 0), `gt` (does not); otherwise "".
    var rule: String
    /// The shortest counterexample, least in input order: a row for each component of the inputs. `nil`: it holds.
    var counterexample: [[String]]?

    init(_ id: String, _ rule: String, _ counterexample: [[String]]?) {
      self.id = id
      self.rule = rule
      self.counterexample = counterexample
    }
  }

  /// The circuits.
  static let entries = [
    Entry("founding_running_and", "", nil),
    Entry("founding_running_and_t05", "as_published", nil),
    Entry("founding_running_and_t05", "ge", nil),
    Entry("founding_running_and_t05", "gt", [["1"]]),
    Entry("founding_equality_half", "as_published", nil),
    Entry("founding_equality_half", "ge", [["0"], ["1"]]),
    Entry("founding_equality_half", "gt", nil),
    Entry("founding_equality_int", "as_published", nil),
    Entry("founding_equality_int", "ge", [["0"], ["1"]]),
    Entry("founding_equality_int", "gt", nil),
    Entry("founding_alternating_sum", "", nil),
    Entry("founding_alternating_sum_sign", "ge", [["0"]]),
    Entry("founding_alternating_sum_sign", "gt", nil),
    Entry("toronto_binary_adder", "", nil),
    Entry("cogworks_even_parity", "", nil),
    Entry("cogworks_even_parity_h0_zero", "", [["0"]]),
    Entry("mit6036_acc_sign", "as_published", nil),
    Entry("mit6036_acc_sign", "ge", [["0"]]),
    Entry("mit6036_acc_sign", "gt", [["0"]]),
    Entry("bits_parity_of_zeros", "as_published", nil),
    Entry("bits_parity_of_zeros", "ge", nil),
    Entry("bits_parity_of_zeros", "gt", [["1"]]),
    Entry("bits_moving_difference", "", nil),
    Entry("mdlrnn_floor_adder", "", nil),
    Entry("mdlrnn_anbn_linear", "", nil),
    Entry("mcculloch_pitts_heat_cold", "as_published", nil),
    Entry("mcculloch_pitts_heat_cold", "ge", nil),
    Entry("mcculloch_pitts_heat_cold", "gt", [["1", "0"], ["0", "0"]]),
    Entry("coq_serial_full_adder", "as_published", nil),
    Entry("coq_serial_full_adder", "ge", nil),
    Entry("coq_serial_full_adder", "gt", [["0"], ["1"]]),
    Entry("minsky_parity", "as_published", nil),
    Entry("minsky_parity", "ge", [["1"], ["0"]]),
    Entry("minsky_parity", "gt", nil),
    Entry("delay_2", "", nil),
    Entry("detect_101", "", nil),
    Entry("majority_so_far", "as_published", nil),
    Entry("majority_so_far", "ge", [["0", "1"]]),
    Entry("majority_so_far", "gt", nil),
    Entry("rising_edge", "", nil),
    Entry("sr_latch", "", nil),
    Entry("debouncer_2", "", nil),
    Entry("run_of_three", "", nil),
    Entry("ones_mod_3", "", nil),
    Entry("less_than_lsb", "", nil),
    Entry("less_than_msb", "", nil),
    Entry("compact_adder", "", nil),
    Entry("serial_subtractor", "", nil),
    Entry("balanced_parens", "", nil),
    Entry("lfsr_3", "", nil),
  ]
}
