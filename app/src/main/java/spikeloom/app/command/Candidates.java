package spikeloom.app.command;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import spikeloom.app.bench.BenchmarkPart;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.reproduce.Paper;
import spikeloom.app.reproduce.Papers;
import spikeloom.dataset.known.Catalog;
import spikeloom.prior.PriorKind;
import spikeloom.text.Wording;

/** Values of options that shells complete, for commands whose values are not settings. */
final class Candidates {
  private Candidates() {}

  /** The names of an enumeration, as users write them. */
  static Iterator<String> words(Enum<?>... choices) {
    return Arrays.stream(choices).map(Wording::of).iterator();
  }

  /** Known data sets. */
  static final class DataSets implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Catalog.names().iterator();
    }
  }

  /** Papers that can be reproduced. */
  static final class PaperNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Papers.all().stream().map(Paper::name).iterator();
    }
  }

  /** Published experiments. */
  static final class ExperimentNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Experiments.all().stream().map(Experiment::name).iterator();
    }
  }

  /** Parts of the benchmark. */
  static final class BenchmarkParts implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return words(BenchmarkPart.values());
    }
  }

  /** Priors that are learned. */
  static final class LearnedPriors implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(PriorKind.values())
          .filter(kind -> kind != PriorKind.FIXED)
          .map(Wording::of)
          .iterator();
    }
  }

  /** Parts of a data set whose spikes are exported. */
  static final class SplitNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("train", "test").iterator();
    }
  }
}
