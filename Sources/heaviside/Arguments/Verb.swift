/// What the command can be asked to do: its first word.
enum Verb: String, CaseIterable {
  case certify, check, completions, config, draw, explain, fmt, grade, help, merge, mutate, plan, repair, report,
    run, solve, trace

  /// What stands after the verb on the command line.
  var operands: String {
    switch self {
    case .certify: "FILE..."
    case .check, .fmt, .plan: "PATH..."
    case .completions: "SHELL"
    case .config: ""
    case .draw, .explain, .mutate, .repair, .solve: "FILE"
    case .grade: "--claims FILE PATH..."
    case .report: "PATH [-o PATH]"
    case .merge: "PLAN DIR"
    case .run: "PLAN --shard K/N -o DIR"
    case .trace: "FILE --input LETTERS"
    case .help: "[VERB | CODE]"
    }
  }

  /// The verb with its operands.
  var usage: String { operands.isEmpty ? rawValue : "\(rawValue) \(operands)" }

  /// What one of them is called.
  var operandName: String {
    operands.prefix { $0 == "[" || $0.isUppercase }.filter(\.isLetter)
  }

  /// What it does, in one line.
  var summary: String {
    switch self {
    case .certify: "check certificates of proofs again, without the engines that found them"
    case .check: "verify every claim and example of every circuit"
    case .completions: "print a script with which a shell completes this command"
    case .config: "show the settings, and where each comes from"
    case .draw: "draw the network, a run, the machine or the margins"
    case .explain: "what each unit computes, ties, margins, the minimal machine"
    case .fmt: "rewrite files in the canonical form"
    case .help: "describe the command, one of its verbs, or the code of an error"
    case .grade: "judge students' circuits by a teacher's claims, and give points"
    case .merge: "put the shares of a plan together, and say what they come to"
    case .mutate: "change each number of a circuit, and say which changes its claims do not notice"
    case .plan: "cut the work of a check into units, for several machines"
    case .repair: "the smallest change of weights that makes every claim true"
    case .report: "write a page with everything there is to know of a circuit, or pages for a folder"
    case .run: "do a share of a plan"
    case .solve: "fill the holes of an exercise, or show that nothing can"
    case .trace: "run one sequence and print the table that a homework would"
    }
  }

  /// What else a reader should know, as paragraphs.
  var details: String {
    switch self {
    case .certify:
      """
      A FILE is a certificate that `heaviside check --certificate DIR` wrote, or a folder with such files, which are called
      *.certificate. The circuit files that it names are read again, and must not have changed.

      Exit status:
        0    every certificate shows its claim
        1    a certificate does not show its claim
        2    bad command line, unreadable or missing certificate, output that cannot be written
        3    a certificate is malformed, or a circuit file that it names is missing, changed or rejected
        130  interrupted (143: terminated)
      """
    case .check:
      """
      A PATH is a circuit file, a folder (every *.circuit file below it, in the order of their names), or - for
      standard input. Links to files are followed, links to folders are not.

      Several formats can be asked for. One without =FILE takes the place of the text on standard output.

      With --watch the files, and those that they import, are looked at a few times a second. What changes is checked
      again: standard output tells of what changed, reports in files are written anew as a whole.

      Exit status:
        0    everything asked for holds
        1    some claim fails
        2    bad command line, unreadable or missing file, output that cannot be written
        3    a circuit file was rejected
        4    undecided: a budget ended, or --require proof was not met
        5    the tool disagrees with itself
        130  interrupted (143: terminated), after writing what was known
      """
    case .completions:
      """
      SHELL is bash, zsh or fish. The script goes where the shell looks for such scripts, or is read when it starts:
        heaviside completions bash > ~/.local/share/bash-completion/completions/heaviside
        heaviside completions zsh > ~/.zfunc/_heaviside      (with ~/.zfunc in fpath, before compinit)
        heaviside completions fish > ~/.config/fish/completions/heaviside.fish
      """
    case .config:
      """
      Settings are read from the file .heaviside.json in this folder, or else in the nearest folder above that has one, up
      to the one with .git in it. It holds names of options without their dashes:
        {"require": "proof", "time-limit": 60, "max-memory": "2G", "quiet": true}
      Options of the command line come first. Paths in the file are seen from the folder that it lies in. What narrows what
      is checked, or says where to write, cannot be set there. A key that is not known is an error.
      """
    case .explain:
      """
      FILE is a circuit file, - for standard input, or the name of a circuit in the folder Circuits.

      For each unit: its inequality; its table, where it reads at most six numbers that are one of two; the shortest formula
      for it, where rows that no reachable step has may come out either way; what it comes to in terms of the inputs, as a
      claim that was proved and can be pasted into the file. Then: which initial values, and which equations of single
      steps, the claims need; the smallest machine with the same outputs, beside those that the claims ask for, and how many
      threshold units any circuit with that many states needs. Last, where a unit reads itself through smooth or linear units:
      how much of a change is left at each later step of a sequence, that of --input or of the first example, and whether
      small weights or flat slopes lose it.

      Shortest means that reads occur the fewest times. With up to four reads no formula of `and`, `or`, `xor`, `iff` and
      `not` is shorter; with five or six neither, where they occur at most five times in it; otherwise no sum of products
      and no product of sums is shorter. The JSON says which.

      Exit status:
        0    explained, as far as its states allow; what was cut short is said
        2    bad command line, unreadable or missing file, output that cannot be written
        3    the circuit file was rejected
        5    the tool disagrees with itself
        130  interrupted (143: terminated)
      """
    case .fmt:
      """
      A PATH is a circuit file, a folder, or - to format standard input to standard output. A file is written only when
      its text changes; one that cannot be parsed is left alone.
      """
    case .grade:
      """
      A PATH is a student's circuit file, a folder of them, or - for standard input. For each circuit of the teacher's file
      the student's circuit of that name, with the same inputs and outputs, takes the place of the teacher's network;
      claims, examples, assumptions and bound are the teacher's alone. A line `points: 3` in the `///` comment of a claim
      says what it is worth, 1 without one.

      Formats: text, json, csv (a row a file); for one student gradescope and prairielearn, whose file is written before the
      first claim is judged and again after each, so that it tells the truth whenever the grader is stopped.

      Exit status: that of `check` for the worst of the students; 3 where the teacher's file is rejected.
      """
    case .merge:
      """
      PLAN is what `plan` wrote, DIR the folder into which the shares were written. The files that the plan names are read
      again, and must not have changed; what shares found is put together and confirmed. The report is the same whoever
      did which share.

      Exit status: that of `check`. Where units are missing their claims are undecided (4), and it is said which shares
      do them; where shares contradict each other it is 5.
      """
    case .mutate:
      """
      FILE is a circuit file, - for standard input, or the name of a circuit in the folder Circuits.

      Are the claims strong enough? For each circuit whose claims are good, one thing at a time is changed: weights and
      biases (one more, one less, the negative, 0, and for a bias the nearest on each side that changes what the unit does),
      initial values, tie rules, comparisons, the equation of a first step, and where a connection comes from. A change that
      alters no output on any considered sequence is set aside. Any other should make some claim fail, and is then killed;
      where all claims are still good it survives, and is shown with the shortest sequence on which the outputs differ. The
      score is killed / (killed + survived). At most 500 changes of a circuit are tried.

      --max-states bounds the search about one claim of one change, --time-limit the whole run; what they end is undecided.

      Exit status:
        0    no change survives
        1    some change survives, or the claims of a circuit are not good to begin with
        2    bad command line, unreadable or missing file, output that cannot be written
        3    the circuit file was rejected
        4    none survives, but some are undecided, or were not tried
        5    the tool disagrees with itself
        130  interrupted (143: terminated), after writing what was known
      """
    case .plan:
      """
      A PATH is a circuit file, a certificate, or a folder of one of them. The same files and options give the same plan,
      to the byte. A unit is a claim; with --engine enumerate, the sequences of a claim that begin with certain letters;
      of a certificate, some of its states.
        heaviside plan Circuits --units 64 -o plan.json
        heaviside run plan.json --shard 3/16 -o shares       (sixteen times, anywhere)
        heaviside merge plan.json shares
      """
    case .repair:
      """
      FILE is a circuit file, - for standard input, or the name of a circuit in the folder Circuits.

      Numbers of the network are changed, and nothing else: weights, biases, and the constants that stand for them, unless
      claims use those too. New numbers lie on a grid. The fewest numbers are changed; then they move the least; then
      biases come before weights, each in the order of the text. The repair is proved, and so is that nothing smaller
      does it, unless it is said that this is not shown. Where the text of the file can be changed to match, that text is
      read again and proved again before it is shown; -o writes it.
        heaviside repair mine.circuit --hint 1          (for a student: in which unit to look)
        heaviside repair RunningAndAtHalf --margin 1/4  (no decision closer to its threshold)

      Exit status:
        0    a repair was found, or nothing needs any
        1    there is none: no change of as many numbers as --max-changes allows, on the grid
        2    bad command line, unreadable or missing file, output that cannot be written
        3    the circuit file was rejected
        4    undecided: the search ended first
        5    the tool disagrees with itself
        130  interrupted (143: terminated)
      """
    case .run:
      """
      PLAN is what `plan` wrote. Share K of N is every N-th unit, from the K-th on. What it comes to is written into the
      folder, about every second; when it is started again it goes on where it was. With auto/N, K comes from the variable
      of the engine that started it: SLURM_ARRAY_TASK_ID (arrays from 0), JOB_COMPLETION_INDEX (Kubernetes), CI_NODE_INDEX
      (GitLab), CIRCLE_NODE_INDEX, BUILDKITE_PARALLEL_JOB, BITBUCKET_PARALLEL_STEP, SEMAPHORE_JOB_INDEX, TEST_SHARD_INDEX
      (Bazel), HQ_TASK_ID (HyperQueue, from 0), PARALLEL_SEQ (GNU parallel), or HEAVISIDE_SHARD_INDEX (from 1).

      Exit status:
        0    the share is done and written; what it found is for `merge` to say
        2    bad command line or plan, a file that has changed, output that cannot be written
        5    the tool disagrees with itself
        130  interrupted (143: terminated), after writing what was done
      """
    case .trace:
      """
      FILE is a circuit file, - for standard input, or the name of a circuit in the folder Circuits.

      The letters of one input stand one a step, those of a vector in brackets. Several inputs are named, in one
      --input or in several:
        heaviside trace RunningAnd --input "1 1 0 1"
        heaviside trace SequenceEquality --input "[0 0] [1 1] [0 1]"
        heaviside trace Adder --input "a = 1 0 1; b = 1 1 0"
        heaviside trace Adder --input a="1 0 1" --input b="1 1 0"

      With --claim the sequence is that of a claim: its counterexample, witness or example.

      With --step one walks through the sequence: the table so far, every sum with the values put in, and what the claims
      say. Right and left go a step forward and back, Home and End to both ends, up and down change the letter at the step,
      a appends one, d deletes one, f finds the step at which a claim fails, or a sequence on which one does; q quits.
      Without a sequence it is the first counterexample, if there is one. Where there is no terminal, the table is
      followed by the sums of each step.

      Exit status:
        0    the sequence was run
        1    a unit ties, and no rule says what it is
        2    bad command line, unreadable or missing file, output that cannot be written
        3    the circuit file was rejected, or a value cannot be computed
        4    the claim is undecided, so that there is no sequence
        5    the tool disagrees with itself
        130  interrupted (143: terminated)
      """
    case .solve:
      """
      FILE is an exercise: a circuit file called *.exercise, in which `?` stands for a weight or bias that is not known.
        h[t] = step(? * h[t-1] + ? * x[t] + ?)
      Every `?` is one number, in whatever parts and members of a family it appears. Found are the smallest numbers with
      which every claim passes: whole numbers before halves, halves before thirds; then those whose magnitudes add up to
      the least; then, hole by hole in the order of the text, nearer to 0 first, and 1 before -1. Where it is not certain
      that these are the smallest, it is said so. The numbers are written into the text, and that is judged anew.

      Where no numbers at all do it, sequences that contradict one another show it, and a check that shares nothing with
      the search goes through every case.

      With -o PATH the text without holes is written to a circuit file; imports are seen from there.
      --max-states N is how many cases may be looked at (20000 unless given).

      Exit status:
        0    every hole is filled
        1    no numbers make the claims true
        2    bad command line, no hole in the file, output that cannot be written
        3    the file was rejected
        4    undecided: a limit ended the search, or a hole is used in a way that cannot be decided
        5    the tool disagrees with itself
        130  interrupted (143: terminated)
      """
    case .draw:
      """
      FILE is a circuit file, - for standard input, or the name of a circuit in the folder Circuits.

      network   units and inputs, with every weight
      unrolled  the network once for each step of a sequence, with every sum
      machine   the smallest machine with the same outputs
      trace     a sequence as a table, filled by value
      margins   how close each sum comes to its threshold, and how far each number may move
      gradient  what is left of a change at each step when a sequence ends, and the factor of each step; along the first
                example unless a sequence is given or a claim named

      The sequence is given by --input, or is that of a claim: its counterexample, witness or example. Unless one is named,
      it is the first counterexample, or else the first example, or else the first witness. A circuit without inputs takes
      --up-to N steps.
        heaviside draw RunningAnd > network.svg
        heaviside draw RunningAnd --picture machine -o machine.dot
        heaviside draw RunningAnd --picture trace --input "1 1 0 1" -o trace.svg
        heaviside draw RunningAnd --picture network --format svg=and.svg --format mermaid=and.mmd

      The ending of PATH says the format (.svg, .dot, .gv, .mmd) unless --format does; dot (Graphviz) and mermaid are for
      network and machine. Only where no file is named does the picture go to standard output.

      Exit status:
        0    drawn; what the picture leaves out is said in it
        1    a unit ties, and no rule says what it is, so that there is no machine
        2    bad command line, no such picture of this circuit, output that cannot be written
        3    the circuit file was rejected, or its outputs cannot be computed
        4    undecided: a limit ended the search for states, or for the sequence of a claim
        5    the tool disagrees with itself
        130  interrupted (143: terminated)
      """
    case .report:
      """
      PATH is a circuit file, a folder, - for standard input, or the name of a circuit in the folder Circuits.

      A page is one file that opens from disk and needs nothing else: the verdicts and what each means, the source with its
      claims, pictures, what each unit computes, every counterexample step by step with its sums, margins and machines. With
      scripts one can step through each circuit with a sequence of one's own; without them everything else is there.
        heaviside report mine.circuit -o mine.html
        heaviside report Circuits -o pages              (pages/index.html leads to the others)
      Without -o the page of a single file goes to standard output. The same files and options give the same bytes.

      Exit status: that of `check`; 2 also where a page cannot be written.
      """
    case .help: ""
    }
  }
}
