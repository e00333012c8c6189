package spikeloom.dataset;

import java.util.function.LongFunction;
import spikeloom.dataset.Catalog.Entry;
import spikeloom.dataset.Catalog.Status;

/**
 * Samples that the program draws.
 *
 * @param drawing the set of a seed
 */
record Drawn(LongFunction<Dataset> drawing) implements SampleOrigin {
  @Override
  public Status status(Entry entry, DataDirectory where) {
    return Status.BUILT_IN;
  }

  @Override
  public Dataset open(Entry entry, DataDirectory where, long seed, SourceOptions options) {
    return drawing.apply(seed);
  }

  @Override
  public ValidationRule validation() {
    return ValidationRule.LAST_TENTH;
  }

  @Override
  public String advice(Entry entry, DataDirectory where) {
    return "it is built in";
  }
}
