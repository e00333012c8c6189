package spikeloom.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import spikeloom.file.Capacity;
import spikeloom.file.DataException;
import spikeloom.spike.SignalShape;
import spikeloom.wfdb.WfdbAnnotations;
import spikeloom.wfdb.WfdbAnnotations.Mark;
import spikeloom.wfdb.WfdbHeader;
import spikeloom.wfdb.WfdbRecord;

/**
 * Heart beats of WFDB records, as the reference annotations beside them mark them. A sample is what
 * some leads say from 0.25 s before the mark on, 0.71 s long; its class is the type of the beat. A
 * beat that lacks a value is left out. Several records are dealt out record by record, as each is
 * of one patient. Of a single one the first four fifths are for learning, the rest for the test; a
 * beat that reaches over the border is left out, so the two parts share no value. Values are scaled
 * to [0, 1] by the training part.
 *
 * @param headers the records, all of one sampling rate
 * @param leads the names of the leads
 * @param options how they are dealt out, and the length of a sample
 */
record BeatSamples(List<WfdbHeader> headers, List<String> leads, SourceOptions options) {
  // 256 and 90 values at the 360 Hz of the MIT-BIH arrhythmia database.
  private static final double LENGTH_SECONDS = 256 / 360.0;
  private static final double BEFORE = 90 / 256.0;
  private static final double TRAINING = 0.8;
  private static final long MAX_VALUES = 1L << 28;
  private static final int COUNTED = 1 << 10; // memory is checked once for so many beats

  /** A beat: its values, its type and which one it is. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Beat(float[] values, String type, String record, long sample, boolean first) {
    String identity() {
      return record + ":" + sample;
    }
  }

  /** Names of annotators whose annotations mark beats, reviewed ones first. */
  private static final List<String> ANNOTATORS =
      List.of("atr", "qrs", "ecg", "qrsc", "ari", "man", "wqrs", "gqrs");

  /** Where the annotations of a record lie: those of the first annotator that there is. */
  static Optional<Path> annotations(WfdbHeader header) {
    return ANNOTATORS.stream()
        .map(annotator -> name(header) + "." + annotator)
        .filter(name -> header.signals().stream().noneMatch(s -> s.fileName().equals(name)))
        .map(header.file()::resolveSibling)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  static String name(WfdbHeader header) {
    return String.valueOf(header.file().getFileName()).replaceFirst("\\.[Hh][Ee][Aa]$", "");
  }

  static boolean annotated(WfdbHeader header) {
    return annotations(header).isPresent();
  }

  private int length() {
    return options.length((int) Math.round(LENGTH_SECONDS * headers.get(0).rate()));
  }

  /**
   * The set that the beats make.
   *
   * @param name its name
   * @throws DataException if a file cannot be read, or a part of the set has no beat
   */
  Dataset open(String name) {
    List<Beat> beats = new ArrayList<>();
    for (WfdbHeader header : headers) {
      add(header, beats);
    }
    // Each beat is copied once more, into its part.
    Capacity.require(headers.get(0).file(), Float.BYTES * values(beats.size()));
    boolean one = headers.size() == 1;
    Deal deal = one ? byTime(beats) : byRecord(beats);
    if (deal.train().isEmpty() || deal.test().isEmpty()) {
      throw new DataException(
          "%s marks no beat that can be %s; download or copy the files again, or add records."
              .formatted(
                  annotations(headers.get(0)).orElse(headers.get(0).file()),
                  deal.train().isEmpty() ? "used for training" : "used for testing"));
    }
    List<String> types = beats.stream().map(Beat::type).distinct().sorted().toList();
    float[] train = values(beats, deal.train());
    float[] test = values(beats, deal.test());
    // A beat's values lie moment by moment, a lead after the other.
    Scaling scaling = Scaling.fitted(train, leads.size());
    scaling.apply(train);
    scaling.apply(test);
    return new Dataset(
        name,
        types,
        held(beats, deal.train(), types, train),
        held(beats, deal.test(), types, test),
        one
            ? "the first 80 % of the recording for training, the rest for testing; both are of the same patient"
            : "20 % of the records, that is of the patients, for testing, split seed "
                + options.splitSeed());
  }

  private long values(int beats) {
    return (long) beats * length() * leads.size();
  }

  private void requireFew(WfdbHeader header, int beats) {
    if (values(beats) > MAX_VALUES) {
      throw new DataException(
          "%s and the records before it have %,d values around beats, more than the maximum of %,d; use fewer records or --columns."
              .formatted(header.file(), values(beats), MAX_VALUES));
    }
    if (beats % COUNTED == 0) {
      Capacity.require(header.file(), Float.BYTES * values(COUNTED));
    }
  }

  private void add(WfdbHeader header, List<Beat> beats) {
    List<float[]> signals = RecordSet.leads(WfdbRecord.read(header.file()), leads);
    int before = (int) Math.round(BEFORE * length());
    int samples = signals.get(0).length;
    int border = (int) (TRAINING * samples);
    for (Mark mark : WfdbAnnotations.read(annotations(header).orElseThrow(), header.rate())) {
      long from = mark.sample() - before;
      if (mark.beat() && from >= 0 && from + length() <= samples) {
        requireFew(header, beats.size() + 1);
        float[] values = values(signals, (int) from);
        boolean first = from + length() <= border;
        boolean over = !first && from < border && headers.size() == 1;
        if (!over && IntStream.range(0, values.length).noneMatch(i -> Float.isNaN(values[i]))) {
          beats.add(
              new Beat(values, String.valueOf(mark.symbol()), name(header), mark.sample(), first));
        }
      }
    }
  }

  private float[] values(List<float[]> signals, int from) {
    float[] values = new float[length() * leads.size()];
    for (int t = 0; t < length(); t++) {
      for (int lead = 0; lead < leads.size(); lead++) {
        values[t * leads.size() + lead] = signals.get(lead)[from + t];
      }
    }
    return values;
  }

  private static Deal byTime(List<Beat> beats) {
    return new Deal(
        IntStream.range(0, beats.size()).filter(i -> beats.get(i).first).boxed().toList(),
        IntStream.range(0, beats.size()).filter(i -> !beats.get(i).first).boxed().toList());
  }

  private Deal byRecord(List<Beat> beats) {
    // One class for all: a patient whose beats are all normal is dealt out like any other.
    return Deal.byGroup(
        beats.stream().map(Beat::record).toList(), new int[beats.size()], options.splitSeed());
  }

  private float[] values(List<Beat> beats, List<Integer> part) {
    int size = length() * leads.size();
    float[] values = new float[Math.multiplyExact(part.size(), size)];
    for (int i = 0; i < part.size(); i++) {
      System.arraycopy(beats.get(part.get(i)).values, 0, values, i * size, size);
    }
    return values;
  }

  private Dataset.Split held(
      List<Beat> beats, List<Integer> part, List<String> types, float[] values) {
    HeldSamples held =
        new HeldSamples(
            new SignalShape.Series(length(), leads.size(), leads),
            values,
            part.stream().mapToInt(i -> types.indexOf(beats.get(i).type)).toArray(),
            part.stream().map(i -> beats.get(i).identity()).toList());
    return new Placed(held, part.stream().map(i -> place(beats.get(i))).toList());
  }

  // Where the beat lies relative to its mark is the same for all, so the mark can stand for it.
  private Place place(Beat beat) {
    return new Place(beat.record, beat.sample, beat.sample + length());
  }
}
