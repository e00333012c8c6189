package spikeloom.app.reproduce;

import org.jspecify.annotations.Nullable;

/**
 * A figure of a paper.
 *
 * @param what what is measured
 * @param reported the paper's figure with its unit, or null if it is not known
 * @param step the step that measures it
 * @param metric its name among the metrics of the experiment
 * @param unit unit of the metric
 * @param repeats what is repeated, as {@code 1,000 starts}; null for seeds, which are counted
 * @param split which samples it is measured on
 * @param differs what is done otherwise than in the paper
 * @param headline whether it is among the main results
 */
public record PaperRow(
    String what,
    @Nullable String reported,
    String step,
    String metric,
    PaperUnit unit,
    @Nullable String repeats,
    String split,
    String differs,
    boolean headline) {
  /** A row whose trials are seeds. */
  static PaperRow of(String what, String step, String metric, PaperUnit unit) {
    return new PaperRow(what, null, step, metric, unit, null, "", "", false);
  }

  /** The same with the figure of the paper. */
  PaperRow reported(String figure) {
    return new PaperRow(what, figure, step, metric, unit, repeats, split, differs, headline);
  }

  /** The same with what is repeated. */
  PaperRow repeats(String things) {
    return new PaperRow(what, reported, step, metric, unit, things, split, differs, headline);
  }

  /** The same on these samples. */
  PaperRow on(String samples) {
    return new PaperRow(what, reported, step, metric, unit, repeats, samples, differs, headline);
  }

  /** The same with what is done otherwise. */
  PaperRow differs(String text) {
    return new PaperRow(what, reported, step, metric, unit, repeats, split, text, headline);
  }

  /** The same as a main result. */
  PaperRow main() {
    return new PaperRow(what, reported, step, metric, unit, repeats, split, differs, true);
  }
}
