package spikeloom.dataset.own;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.Deal;
import spikeloom.dataset.HeldSamples;
import spikeloom.dataset.LocatedSplit;
import spikeloom.dataset.OwnUnits;
import spikeloom.dataset.SampleLocation;
import spikeloom.dataset.Scaling;
import spikeloom.dataset.SourceOptions;
import spikeloom.file.Capacity;
import spikeloom.file.DataException;
import spikeloom.spike.SignalShape;
import spikeloom.wfdb.WfdbAnnotations;
import spikeloom.wfdb.WfdbAnnotations.Mark;
import spikeloom.wfdb.WfdbHeader;
import spikeloom.wfdb.WfdbRecord;

/**
 * Heart beats of WFDB records, as the reference annotations beside them mark them. A sample holds
 * the values of some leads for 0.71 s, starting 0.25 s before the mark; its class is the type of
 * the beat. Beats with missing values are skipped. Several records are split record by record,
 * because each belongs to one patient. A single record is split in time: the first 80 % for
 * training, the rest for testing; a beat that crosses the border is skipped, so the parts share no
 * value. Values are scaled to [0, 1] by the training part.
 *
 * @param headers the records, all of one sampling rate
 * @param leads the names of the leads
 * @param options split and length of the samples
 */
public record BeatSamples(List<WfdbHeader> headers, List<String> leads, SourceOptions options) {
  // 256 and 90 values at the 360 Hz of the MIT-BIH arrhythmia database.
  private static final double LENGTH_SECONDS = 256 / 360.0;
  private static final double BEFORE = 90 / 256.0;
  private static final double TRAINING = 0.8;
  private static final long MAX_VALUES = 1L << 28;
  private static final int COUNTED = 1 << 10; // interval of memory checks, in beats

  /** A beat: its values, type and identity. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Beat(float[] values, String type, String record, long sample, boolean first) {
    String identity() {
      return record + ":" + sample;
    }
  }

  /** Extensions of annotators that mark beats, reviewed ones first. */
  private static final List<String> ANNOTATORS =
      List.of("atr", "qrs", "ecg", "qrsc", "ari", "man", "wqrs", "gqrs");

  /** The annotation file of a record: that of the first available annotator. */
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

  /** Whether the record has a file of beat annotations. */
  public static boolean annotated(WfdbHeader header) {
    return annotations(header).isPresent();
  }

  private int length() {
    return options.length((int) Math.round(LENGTH_SECONDS * headers.get(0).rate()));
  }

  /**
   * Creates the data set of the beats.
   *
   * @param name its name
   * @throws DataException if a file cannot be read, or a part of the set has no beat
   */
  public Dataset open(String name) {
    List<Beat> beats = new ArrayList<>();
    for (WfdbHeader header : headers) {
      add(header, beats);
    }
    // Each beat is copied once more, into its split.
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
    // The values of a beat are stored step by step, all leads per step.
    Scaling scaling = Scaling.fitted(train, leads.size());
    scaling.apply(train);
    scaling.apply(test);
    return new Dataset(
        name,
        types,
        held(beats, deal.train(), types, train, units(scaling)),
        held(beats, deal.test(), types, test, units(scaling)),
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
    // One class for all: a patient with normal beats only is split like any other.
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
      List<Beat> beats, List<Integer> part, List<String> types, float[] values, OwnUnits units) {
    HeldSamples held =
        new HeldSamples(
            new SignalShape.Series(length(), leads.size(), leads),
            values,
            part.stream().mapToInt(i -> types.indexOf(beats.get(i).type)).toArray(),
            part.stream().map(i -> beats.get(i).identity()).toList(),
            Optional.of(units));
    return new LocatedSplit(held, part.stream().map(i -> place(beats.get(i))).toList());
  }

  // The physical units of the first record, if those of all records are the same.
  private OwnUnits units(Scaling scaling) {
    List<String> units = new ArrayList<>();
    for (String lead : leads) {
      List<String> all = headers.stream().map(header -> unit(header, lead)).distinct().toList();
      units.add(all.size() == 1 ? all.get(0) : "");
    }
    return OwnUnits.of(scaling, leads, units);
  }

  private static String unit(WfdbHeader header, String lead) {
    int at = RecordSet.names(header).indexOf(lead);
    return header.signals().get(at).scale().units();
  }

  // The offset from the mark is the same for all beats, so the mark gives the position.
  private SampleLocation place(Beat beat) {
    return new SampleLocation(beat.record, beat.sample, beat.sample + length());
  }
}
