package spikeloom.dataset.own;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.recorded.RecordedSet;
import spikeloom.dataset.recorded.SpikeLists;
import spikeloom.dataset.recorded.Timeline;
import spikeloom.file.DataException;
import spikeloom.text.Wording;

/**
 * A user's file of spikes.
 *
 * @param file the file
 * @param spikes the spikes
 * @param time what its spikes have in common
 * @param unit unit of the times
 * @param end where a sample ends, in that unit, if the file gives it
 * @param samples what is known of the samples
 * @param notes what a user should know about it, a sentence each
 */
record SpikeContent(
    Path file,
    SpikeLists spikes,
    Timeline time,
    Unit unit,
    OptionalDouble end,
    SpikeSamples samples,
    List<String> notes) {
  /** What times are measured in. */
  enum Unit {
    /** Seconds; the length of a sample is given in milliseconds. */
    SECONDS("s", 1e-3),
    /** Steps of a simulation. */
    STEPS("", 1),
    /** Unknown. */
    UNKNOWN("", 1);

    private final String word;
    private final double length;

    Unit(String word, double length) {
      this.word = word;
      this.length = length;
    }

    /** How the unit is named after a number. */
    String word() {
      return word;
    }
  }

  SpikeContent {
    notes = List.copyOf(notes);
    if (time.spikes() == 0) {
      throw new DataException(file + " has no spikes; use another file.");
    }
  }

  /** Describes the file, such as "spikes of 60 samples, 20 classes: ...". */
  String describe() {
    return "spikes of %s, %s: %s"
        .formatted(
            Wording.count(spikes.samples(), "sample") + steps(),
            Wording.count(samples.classes().size(), "class", "classes"),
            time.describe(spikes.channels()));
  }

  private String steps() {
    return unit == Unit.STEPS ? " of " + Wording.count((long) end.orElse(time.span()), "step") : "";
  }

  /** Creates the data set. */
  Dataset open(SourceOptions options) {
    int asked = options.table().window();
    double span = asked > 0 ? asked * unit.length : end.orElse(time.span());
    boolean steps = unit == Unit.STEPS || (time.whole() && unit == Unit.UNKNOWN);
    int different = steps ? (int) Math.min(Integer.MAX_VALUE, Math.ceil(span)) : Integer.MAX_VALUE;
    RecordedSet set =
        new RecordedSet(
            file.toString(),
            spikes,
            span,
            different,
            samples.labels(),
            samples.groups(),
            samples.identities());
    List<String> all = new ArrayList<>(notes);
    all.add(Character.toUpperCase(describe().charAt(0)) + describe().substring(1) + ".");
    if (unit == Unit.STEPS) {
      all.add("With --steps %,d every spike keeps its own step.".formatted(different));
    }
    String name = String.valueOf(file.toAbsolutePath().normalize().getFileName());
    Dataset dataset =
        samples.test().isEmpty()
            ? set.dealtOut(name, samples.classes(), options)
            : set.published(name, samples.classes(), samples.test(), options.pictures());
    return dataset.noted(all);
  }
}
