package spikeloom.dataset.known;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.Scaling;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.SplitHash;
import spikeloom.file.DataException;
import spikeloom.numpy.Npz;
import spikeloom.spike.SignalShape;

/**
 * Letters of Braille that a fingertip with 12 tactile sensors slid over, 50 times each. A sample is
 * a series of 77 steps of 12 values: the deflection of each sensor, scaled to [0, 1] by the
 * training part; a shorter recording is padded with its last value. Ten of the fifty repetitions,
 * the same for every letter, are used for testing.
 *
 * <p>The file has the arrays {@code x} [samples, steps, sensors] padded with zeros, {@code length}
 * (steps of each sample), {@code label}, {@code repetition} and {@code letters}, the names of the
 * labels. Source: Müller-Cleve, Fra, Khacef and others, "Braille letter reading: a benchmark for
 * spatio-temporal pattern recognition on neuromorphic hardware", Frontiers in Neuroscience 16,
 * 2022.
 */
record Braille() implements SampleOrigin {
  static final String FILE = "braille_taxels.npz";
  static final int STEPS = 77;
  static final int SENSORS = 12;
  static final SignalShape SHAPE = new SignalShape.Series(STEPS, SENSORS);

  private static final double TEST = 0.2;
  private static final String KEY = "repetitions of braille";
  private static final String RULE =
      "20 % of the repetitions for testing, chosen once and the same for every letter";

  @Override
  public DataStatus status(CatalogEntry entry, DataDirectory where) {
    return Files.exists(where.folder(entry.name()).resolve(FILE))
        ? DataStatus.READY
        : DataStatus.ABSENT;
  }

  @Override
  public String advice(CatalogEntry entry, DataDirectory where) {
    return "make "
        + FILE
        + " of the letters that the authors publish at Zenodo (arrays x, length, label, repetition, letters) and copy it into "
        + where.folder(entry.name()).toAbsolutePath().normalize();
  }

  @Override
  public Dataset open(CatalogEntry entry, DataDirectory where, long seed, SourceOptions options) {
    Path file = where.folder(entry.name()).resolve(FILE);
    if (status(entry, where) != DataStatus.READY) {
      throw new DataException(
          "%s is not in %s: %s."
              .formatted(
                  entry.title(),
                  where.folder(entry.name()).toAbsolutePath().normalize(),
                  advice(entry, where)));
    }
    BrailleFile content = BrailleFile.of(file, Npz.read(file));
    Set<Integer> tested = tested(content);
    List<Integer> train = content.samples(repetition -> !tested.contains(repetition));
    List<Integer> test = content.samples(tested::contains);
    if (train.isEmpty()) {
      throw new DataException(
          file
              + " holds a single repetition, but a part is needed for testing; use the complete file.");
    }
    float[] fitted = content.values(train);
    float[] measured = content.values(test);
    Scaling scaling = Scaling.fitted(fitted, SENSORS);
    scaling.apply(fitted);
    scaling.apply(measured);
    return new Dataset(
        entry.name(),
        content.letters(),
        content.held(fitted, train),
        content.held(measured, test),
        RULE);
  }

  private static Set<Integer> tested(BrailleFile content) {
    List<Integer> drawn =
        content.repetitions().stream()
            .sorted(Comparator.comparingLong(r -> SplitHash.draw(KEY, Integer.toString(r))))
            .toList();
    return Set.copyOf(drawn.subList(0, (int) Math.ceil(TEST * drawn.size())));
  }
}
