import Foundation

/// The running AND and its claim in C, bit-sliced by hand for this one circuit: what a specialist would write.
///
/// A bit of a vector is a sequence; the first inputs are a constant pattern of the bits, and a depth-first walk over the
/// others shares every prefix. The threshold unit has become the AND that it computes. Every step of every sequence
/// computes the unit and the claim, and compares them: `KEEP` forbids the compiler to see through either.
struct HandWrittenC: Baseline {
  private let loop: FloatLoop
  var name: String { loop.name }

  /// Makes the program.
  ///
  /// - Parameters:
  ///   - name: what the table calls it.
  ///   - lastSteps: how many of the last steps of a sequence are taken without leaving the registers: 0 or 3.
  ///   - hasSlip: whether the circuit's bias is -1/2 rather than -3/2, which makes the AND an OR.
  init(name: String, lastSteps: Int, hasSlip: Bool) {
    loop = FloatLoop(
      name: name, file: "and.c", template: Self.template,
      parts: [("LAST", "\(lastSteps)"), ("UNIT", hasSlip ? "((h) | (x))" : "((h) & (x))")], length: 34, quickLength: 18)
  }

  func prepare(_ question: Question, in workshop: Workshop) throws -> Contestant {
    let compiler = try workshop.tool("clang", "gcc", "cc")
    let source = try workshop.write(loop.program, as: loop.file)
    let program = source.deletingPathExtension()
    // Clang prefers narrower vectors than the processor has unless told; the program is written for the widest.
    let flags = workshop.march.map { ["-march=\($0)", "-mprefer-vector-width=512"] } ?? []
    try workshop.run(compiler, ["-O3"] + flags + [source.path, "-o", program.path])
    return loop.contestant(in: workshop) { try workshop.run(program, [$0]) }
  }

  private static let template = """
    #include <stdint.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <time.h>

    #if defined(__AVX512F__)
    enum { BYTES = 64 };
    #elif defined(__AVX2__)
    enum { BYTES = 32 };
    #else
    enum { BYTES = 16 };
    #endif
    // With so many vectors to a block, what the walk itself costs is small, and a level stays in the first cache.
    enum { BLOCK = 8, WORDS = BLOCK * BYTES / 8, LAST = $LAST };
    typedef uint64_t vec __attribute__((vector_size(BYTES)));
    typedef struct { vec h[BLOCK], all[BLOCK]; } State;

    static State states[64];
    static vec letters[2], bad;
    static uint64_t violations;
    static int counts;

    #define UNIT(h, x) $UNIT
    #if defined(__x86_64__)
    #define KEEP(v) __asm__("" : "+x"(v))
    #else
    #define KEEP(v) __asm__("" : "+w"(v))
    #endif

    // One step of every sequence of a vector: the unit, the claim, and whether they differ.
    #define STEP(h, all, x, H, ALL) \\
      vec H = UNIT(h, x), ALL = (all) & (x); \\
      KEEP(H); \\
      KEEP(ALL); \\
      wrong |= H ^ ALL

    static void level(int depth, int letter) {
      const State *from = &states[depth];
      State *to = &states[depth + 1];
      vec x = letters[letter], wrong = bad;
      KEEP(x);
      for (int i = 0; i < BLOCK; i++) {
        STEP(from->h[i], from->all[i], x, h, all);
        to->h[i] = h;
        to->all[i] = all;
      }
      bad = wrong;
      // Only asked for once something is known to be wrong.
      if (counts)
        for (int i = 0; i < WORDS; i++)
          violations += __builtin_popcountll(((uint64_t *)to->h)[i] ^ ((uint64_t *)to->all)[i]);
    }

    #if $LAST
    static void last(int depth) {
      const State *from = &states[depth];
      vec zero = letters[0], one = letters[1], wrong = bad;
      KEEP(zero);
      KEEP(one);
    #define BOTH(h, all, H, ALL, THEN) \\
      { { STEP(h, all, zero, H, ALL); THEN } { STEP(h, all, one, H, ALL); THEN } }
      for (int i = 0; i < BLOCK; i++)
        BOTH(from->h[i], from->all[i], h1, all1, BOTH(h1, all1, h2, all2, BOTH(h2, all2, h3, all3, )))
      bad = wrong;
    }
    #else
    static void last(int depth) { (void)depth; }
    #endif

    static void walk(int depth, int left) {
      if (left == (counts ? 0 : LAST)) {
        if (!counts) last(depth);
        return;
      }
      for (int letter = 0; letter < 2; letter++) {
        level(depth, letter);
        walk(depth + 1, left - 1);
      }
    }

    static uint64_t pattern(int t, int word) {
      static const uint64_t within[6] = {0xaaaaaaaaaaaaaaaa, 0xcccccccccccccccc, 0xf0f0f0f0f0f0f0f0,
                                         0xff00ff00ff00ff00, 0xffff0000ffff0000, 0xffffffff00000000};
      return t < 6 ? within[t] : (word >> (t - 6) & 1) ? ~0ull : 0;
    }

    // The first steps, in which the vectors' bits begin to differ: a prefix stands in many of them.
    static void begin(int first) {
      uint64_t *h = (uint64_t *)states[0].h, *all = (uint64_t *)states[0].all;
      for (int i = 0; i < WORDS; i++) h[i] = all[i] = ~0ull;
      for (int t = 0; t < first; t++) {
        uint64_t found = 0;
        for (int i = 0; i < WORDS; i++) {
          uint64_t x = pattern(t, i);
          h[i] = UNIT(h[i], x);
          all[i] &= x;
          bad[0] |= h[i] ^ all[i];
          found += __builtin_popcountll(h[i] ^ all[i]);
        }
        if (counts) violations += found >> (first - 1 - t);
      }
    }

    static double seconds(clockid_t clock) {
      struct timespec time;
      clock_gettime(clock, &time);
      return time.tv_sec + 1e-9 * time.tv_nsec;
    }

    int main(int argc, char **argv) {
      int length = argc > 1 ? atoi(argv[1]) : 0, first = 0;
      while (1 << first < BLOCK * BYTES * 8) first++;
      if (length < first + LAST) return 2;
      for (int i = 0; i < BYTES / 8; i++) letters[1][i] = ~0ull;
      double start = seconds(CLOCK_MONOTONIC), processor = seconds(CLOCK_PROCESS_CPUTIME_ID);
      begin(first);
      walk(0, length - first);
      printf("seconds %.9f\\n", seconds(CLOCK_MONOTONIC) - start);
      printf("processor %.9f\\n", seconds(CLOCK_PROCESS_CPUTIME_ID) - processor);
      for (int i = 0; i < BYTES / 8; i++) counts |= bad[i] != 0;
      if (counts) {
        begin(first);
        walk(0, length - first);
      }
      printf("violations %llu\\n", (unsigned long long)violations);
      printf("steps %.0f\\n", 2.0 * ((1ull << length) - 1));
    }

    """
}
