package spikeloom.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import spikeloom.dataset.Catalog.Entry;
import spikeloom.dataset.Catalog.Status;
import spikeloom.file.DataException;
import spikeloom.spike.SignalShape;
import spikeloom.wfdb.WfdbAnnotations;
import spikeloom.wfdb.WfdbAnnotations.Mark;
import spikeloom.wfdb.WfdbRecord;

/**
 * Heart beats of record 100 of the MIT-BIH arrhythmia database. A sample is {@value #LENGTH} values
 * of lead MLII (0.71 s at 360 Hz) around a beat, its peak at value {@value #BEFORE}; the label is
 * the type of the beat. The first four fifths of the half hour are for learning, the rest for the
 * test; a beat that reaches over the border is left out, so the two parts share no value. Voltages
 * are scaled to [0, 1] by the training part.
 *
 * <p>Source: Moody, Mark, "The impact of the MIT-BIH arrhythmia database", IEEE Engineering in
 * Medicine and Biology 20, 2001.
 */
record MitBih() implements SampleOrigin {
  static final String RECORD = "100";
  static final int LENGTH = 256;
  static final int BEFORE = 90;
  static final SignalShape SHAPE = new SignalShape.Series(LENGTH, 1);

  private static final double TRAINING = 0.8;
  private static final List<String> FILES =
      Stream.of(".hea", ".dat", ".atr").map(ending -> RECORD + ending).toList();
  private static final String RULE =
      "the first 80 % of the recording to learn from, the rest to test with; both are of one patient";

  @Override
  public Status status(Entry entry, DataDirectory where) {
    int missing = missing(entry, where).size();
    return missing == 0
        ? Status.READY
        : missing == FILES.size() ? Status.ABSENT : Status.INCOMPLETE;
  }

  @Override
  public String advice(Entry entry, DataDirectory where) {
    return "put %s of PhysioNet's mitdb into %s"
        .formatted(
            String.join(", ", missing(entry, where)),
            where.folder(entry.name()).toAbsolutePath().normalize());
  }

  private static List<String> missing(Entry entry, DataDirectory where) {
    return FILES.stream()
        .filter(name -> !Files.exists(where.folder(entry.name()).resolve(name)))
        .toList();
  }

  @Override
  public Dataset open(Entry entry, DataDirectory where, long seed) {
    Path folder = where.folder(entry.name());
    List<String> missing = missing(entry, where);
    if (!missing.isEmpty()) {
      throw new DataException(
          "%s is %s in %s: %s."
              .formatted(
                  entry.title(),
                  missing.size() == FILES.size() ? "not" : "not complete",
                  folder.toAbsolutePath().normalize(),
                  advice(entry, where)));
    }
    float[] lead = WfdbRecord.read(folder.resolve(FILES.get(0))).values().get(0);
    List<Mark> beats =
        WfdbAnnotations.read(folder.resolve(FILES.get(2))).stream()
            .filter(mark -> mark.beat() && whole(lead, mark.sample()))
            .toList();
    int border = (int) (TRAINING * lead.length);
    List<Mark> train =
        beats.stream().filter(beat -> beat.sample() - BEFORE + LENGTH <= border).toList();
    List<Mark> test = beats.stream().filter(beat -> beat.sample() - BEFORE >= border).toList();
    if (train.isEmpty() || test.isEmpty()) {
      throw new DataException(
          "%s marks no beat in one of the two parts of %s; fetch or copy the files again."
              .formatted(folder.resolve(FILES.get(2)), folder.resolve(FILES.get(0))));
    }
    List<String> types =
        beats.stream().map(beat -> String.valueOf(beat.symbol())).distinct().sorted().toList();
    float[] fitted = windows(lead, train);
    float[] tested = windows(lead, test);
    Scaling scaling = Scaling.fitted(fitted, 1);
    scaling.apply(fitted);
    scaling.apply(tested);
    return new Dataset(
        entry.name(), types, held(fitted, train, types), held(tested, test, types), RULE);
  }

  /** Whether the record has every value of a beat. */
  private static boolean whole(float[] lead, long sample) {
    long from = sample - BEFORE;
    if (from < 0 || from + LENGTH > lead.length) {
      return false;
    }
    for (int i = (int) from; i < from + LENGTH; i++) {
      if (Float.isNaN(lead[i])) {
        return false;
      }
    }
    return true;
  }

  private static float[] windows(float[] lead, List<Mark> beats) {
    float[] values = new float[Math.multiplyExact(beats.size(), LENGTH)];
    for (int i = 0; i < beats.size(); i++) {
      System.arraycopy(lead, (int) beats.get(i).sample() - BEFORE, values, i * LENGTH, LENGTH);
    }
    return values;
  }

  private static HeldSamples held(float[] values, List<Mark> beats, List<String> types) {
    List<String> identities = new ArrayList<>();
    beats.forEach(beat -> identities.add(RECORD + ":" + beat.sample()));
    int[] labels =
        beats.stream().mapToInt(beat -> types.indexOf(String.valueOf(beat.symbol()))).toArray();
    return new HeldSamples(SHAPE, values, labels, identities);
  }
}
