package spikeloom.campaign;

import java.util.List;
import java.util.Optional;

/**
 * How a command ended.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
record Outcome(int code, String out, String err) {
  private static final List<String> TRACES =
      List.of(
          "\tat ", "Exception in thread", "OutOfMemoryError", "StackOverflowError", "hs_err_pid");

  /** What is wrong with it: it must succeed, or fail with one sentence; nothing if it does. */
  Optional<String> fault() {
    for (String trace : TRACES) {
      if (err.contains(trace) || out.contains(trace)) {
        return Optional.of("exit " + code + " with " + trace.strip() + ": " + excerpt());
      }
    }
    if (code == 0) {
      return Optional.empty();
    }
    if (code != 1 && code != 2) {
      return Optional.of("exit " + code + ": " + excerpt());
    }
    long sentences = err.lines().filter(line -> line.startsWith("spikeloom: ")).count();
    return sentences == 1
        ? Optional.empty()
        : Optional.of("exit " + code + " with " + sentences + " sentences: " + excerpt());
  }

  /** Same, where only success is right. */
  Optional<String> failure() {
    return code == 0 ? fault() : Optional.of("exit " + code + ": " + excerpt());
  }

  String excerpt() {
    List<String> lines =
        err.lines()
            .filter(line -> !line.isBlank() && !line.startsWith("WARNING: Using incubator"))
            .toList();
    String text = String.join(" | ", lines.subList(0, Math.min(4, lines.size())));
    return text.length() > 500 ? text.substring(0, 500) + " ..." : text;
  }
}
