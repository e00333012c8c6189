package spikeloom.dataset.own;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.Following;
import spikeloom.dataset.LocatedSplit;
import spikeloom.dataset.SampleLocation;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.SourceOptions.TargetMoment;
import spikeloom.dataset.own.EventPieces.Piece;
import spikeloom.dataset.own.FileTree.Item;
import spikeloom.dataset.own.FileTree.Parts;
import spikeloom.event.EventBinning;
import spikeloom.event.EventStream;
import spikeloom.event.RecordingSummary;
import spikeloom.event.Sensor;
import spikeloom.file.DataException;

/**
 * Event recordings as samples: a long one in pieces of equal duration, the first 80 % for training;
 * or a folder with one sample per file. Neighbouring pixels are merged until the longer side of the
 * sensor is at most the image size.
 *
 * @param options that size, the length of pieces in milliseconds, and how recordings are dealt out
 */
record EventSet(SourceOptions options) {
  /** Default number of pieces of a recording. */
  private static final int DEFAULT_PIECES = 100;

  /** Pieces start an eighth of the duration apart, because a recording has few. */
  private static final int OVERLAP = 8;

  private static final double TRAINING = 0.8;
  private static final int MILLISECOND = 1_000; // microseconds
  private static final int MAX_PIECES = 1 << 20;

  static FileTree recordings(Path folder) {
    return new FileTree(folder, "event recordings", EventRecordings::named);
  }

  private int factor(Sensor sensor) {
    int side = options.pictures().width();
    return (Math.max(sensor.width(), sensor.height()) + side - 1) / side;
  }

  private static EventBinning binning(EventStream events, long span) {
    return new EventBinning(events.sensor(), span);
  }

  /** Creates the set of a single recording in pieces. */
  Dataset single(Path file) {
    EventRecordings.Content content = EventRecordings.content(file, options.reading());
    RecordingSummary summary = content.summary();
    requireFew(file, summary.events());
    Sensor sensor = content.sensor();
    EventStream events = EventRecordings.read(file, sensor, factor(sensor), options.reading());
    long duration = summary.last() - summary.first() + 1;
    int asked = options.table().window();
    long length = asked > 0 ? milliseconds(asked) : defaultLength(duration);
    int wanted = options.table().stride();
    long stride = wanted > 0 ? milliseconds(wanted) : Math.max(1, length / OVERLAP);
    long border = summary.first() + Math.round(TRAINING * duration);
    List<Piece> train = new ArrayList<>();
    List<Piece> test = new ArrayList<>();
    requireFewPieces(file, duration / stride);
    for (long begin = summary.first(); begin + length <= summary.last() + 1; begin += stride) {
      Piece piece = new Piece(events, begin, 0, "from " + (begin - summary.first()) + " us");
      if (begin + length <= border) {
        train.add(piece);
      } else if (begin >= border) {
        test.add(piece);
      }
    }
    if (train.isEmpty() || test.isEmpty()) {
      throw new DataException(
          "%s lasts %,.1f ms, too short for samples of %,.1f ms to %s; use a shorter --sample-length."
              .formatted(
                  file, duration / 1e3, length / 1e3, train.isEmpty() ? "train on" : "test on"));
    }
    EventBinning binning = binning(events, length);
    int most = EventPieces.most(train, binning);
    return new Dataset(
        String.valueOf(file.getFileName()),
        List.of("all"),
        split(file, train, binning, most),
        split(file, test, binning, most),
        "the first 80 % of the recording for training, the rest for testing");
  }

  /** A hundredth of the recording, rounded to a multiple of the stride in microseconds. */
  private static long defaultLength(long duration) {
    return Math.max(1, duration / DEFAULT_PIECES / OVERLAP) * OVERLAP;
  }

  private static long milliseconds(int number) {
    return (long) number * MILLISECOND;
  }

  private Dataset.Split split(Path file, List<Piece> pieces, EventBinning binning, int most) {
    LocatedSplit split =
        new LocatedSplit(
            new EventPieces(pieces, binning, most),
            pieces.stream()
                .map(
                    p -> new SampleLocation(file.toString(), p.begin(), p.begin() + binning.span()))
                .toList());
    if (!options.next()) {
      return split;
    }
    Map<Long, Integer> beginning = new HashMap<>();
    for (int i = 0; i < pieces.size(); i++) {
      beginning.put(pieces.get(i).begin(), i);
    }
    int[] next =
        pieces.stream()
            .mapToInt(p -> beginning.getOrDefault(p.begin() + binning.span(), Following.NONE))
            .toArray();
    if (Arrays.stream(next).allMatch(i -> i == Following.NONE)) {
      throw new DataException(
          "%s has no sample that begins where another ends, as --target next needs: use a shorter --sample-length, or a --sample-stride that divides it."
              .formatted(file));
    }
    return Following.of(split, next);
  }

  private static void requireFew(Path file, long events) {
    if (events > EventRecordings.MAX_EVENTS) {
      throw new DataException(
          "%s has %,d events, more than the maximum of %,d; select a part of it with 'spikeloom inspect --until --to'."
              .formatted(file, events, EventRecordings.MAX_EVENTS));
    }
  }

  private static void requireFewPieces(Path file, long pieces) {
    if (pieces > MAX_PIECES) {
      throw new DataException(
          "%s makes %,d samples, more than the maximum of %,d; use a longer --sample-stride."
              .formatted(file, pieces, MAX_PIECES));
    }
  }

  /** A file and its content. */
  private record Recording(Item item, EventRecordings.Content content) {
    RecordingSummary summary() {
      return content.summary();
    }
  }

  /** Creates the set of a folder of recordings. */
  Dataset folder(Path folder) {
    FileTree tree = recordings(folder);
    Parts parts = tree.parts(options.with(TargetMoment.SAME));
    List<Recording> train = recordings(parts.train());
    List<Recording> test = recordings(parts.test());
    List<Recording> all = new ArrayList<>(train);
    all.addAll(test);
    int width = 1;
    int height = 1;
    long events = 0;
    for (Recording recording : all) {
      Sensor sensor = recording.content.sensor();
      width = Math.max(width, sensor.width());
      height = Math.max(height, sensor.height());
      events += recording.summary().events();
      requireFew(recording.item.file(), events);
    }
    Sensor sensor = new Sensor(width, height);
    long longest =
        train.stream().mapToLong(r -> r.summary().last() - r.summary().first() + 1).max().orElse(1);
    long span = options.table().window() > 0 ? milliseconds(options.table().window()) : longest;
    List<Piece> learned = pieces(train, sensor, parts, tree);
    List<Piece> tested = pieces(test, sensor, parts, tree);
    EventBinning binning = binning(learned.get(0).events(), span);
    int most = EventPieces.most(learned, binning);
    return new Dataset(
        tree.name(),
        parts.classes(),
        new LocatedSplit(new EventPieces(learned, binning, most), tree.places(parts.train())),
        new LocatedSplit(new EventPieces(tested, binning, most), tree.places(parts.test())),
        parts.rule());
  }

  private List<Recording> recordings(List<Item> items) {
    return items.stream()
        .map(i -> new Recording(i, EventRecordings.content(i.file(), options.reading())))
        .toList();
  }

  private List<Piece> pieces(
      List<Recording> recordings, Sensor sensor, Parts parts, FileTree tree) {
    List<Piece> pieces = new ArrayList<>();
    for (Recording recording : recordings) {
      Item item = recording.item;
      pieces.add(
          new Piece(
              EventRecordings.read(item.file(), sensor, factor(sensor), options.reading()),
              recording.summary().first(),
              parts.classes().indexOf(item.type()),
              tree.identity(item)));
    }
    return pieces;
  }
}
