package spikeloom.dataset.known;

import java.util.function.LongFunction;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.ValidationRule;

/**
 * Samples that the program draws.
 *
 * @param drawing the set of a seed
 */
record Drawn(LongFunction<Dataset> drawing) implements SampleOrigin {
  @Override
  public DataStatus status(CatalogEntry entry, DataDirectory where) {
    return DataStatus.BUILT_IN;
  }

  @Override
  public Dataset open(CatalogEntry entry, DataDirectory where, long seed, SourceOptions options) {
    return drawing.apply(seed);
  }

  @Override
  public ValidationRule validation() {
    return ValidationRule.LAST_TENTH;
  }

  @Override
  public String advice(CatalogEntry entry, DataDirectory where) {
    return "the program draws it";
  }
}
