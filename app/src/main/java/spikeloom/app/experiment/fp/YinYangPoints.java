package spikeloom.app.experiment.fp;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SpikeSource;
import spikeloom.learning.exact.SpikeExamples;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.synthetic.YinYang;

/**
 * Points of the yin-yang symbol as five spikes each: x, y, 1 - x and 1 - y between {@value #FIRST}
 * and {@value #TRIAL}, the smaller the earlier, and one at {@value #BIAS} that is constant. In
 * continuous time for exact gradients, in steps of equal length for the others.
 *
 * @param points the list
 * @param size number of points
 */
record YinYangPoints(YinYang points, int size) implements Dataset.Split, SpikeSource {
  static final int LINES = 5;
  static final double TRIAL = 2;
  private static final double FIRST = 0.15;
  private static final double BIAS = 0.9;
  private static final List<String> NAMES =
      IntStream.range(0, YinYang.CLASSES).mapToObj(Integer::toString).toList();
  private static final SignalShape SHAPE = new SignalShape.Series(1, 2);

  /** Training, validation and test points, from separate streams. */
  static Dataset dataset(long seed, Sizes sizes) {
    return new Dataset(
        "yin-yang",
        NAMES,
        of(seed, "train", sizes.train),
        of(seed, "validation", sizes.validation),
        of(seed, "test", sizes.test),
        "points of three streams",
        List.of());
  }

  /** Numbers of points. */
  record Sizes(int train, int validation, int test) {}

  /** The points of a part of the data set. */
  static YinYangPoints of(long seed, String part, int size) {
    return new YinYangPoints(YinYang.of(seed, part), size);
  }

  /** The points as spikes in continuous time. */
  public SpikeExamples examples() {
    double[][] times = new double[size][];
    int[] labels = new int[size];
    for (int n = 0; n < size; n++) {
      YinYang.Point point = points.point(n);
      times[n] = times(point);
      labels[n] = point.label();
    }
    return SpikeExamples.of(times, labels);
  }

  private static double[] times(YinYang.Point p) {
    return new double[] {time(p.x()), time(p.y()), time(1 - p.x()), time(1 - p.y()), BIAS};
  }

  private static double time(double value) {
    return FIRST + value * (TRIAL - FIRST);
  }

  @Override
  public SignalShape shape() {
    return SHAPE;
  }

  @Override
  public int label(int index) {
    return points.point(Objects.checkIndex(index, size)).label();
  }

  @Override
  public void copyTo(int index, float[] target, int at) {
    YinYang.Point point = points.point(Objects.checkIndex(index, size));
    target[at] = (float) point.x();
    target[at + 1] = (float) point.y();
  }

  @Override
  public Optional<SpikeSource> spikes() {
    return Optional.of(this);
  }

  @Override
  public int channels() {
    return LINES;
  }

  @Override
  public void write(int index, int steps, SpikeBatchBuilder builder) {
    double[] times = times(points.point(Objects.checkIndex(index, size)));
    for (int t = 0; t < steps; t++) {
      for (int line = 0; line < LINES; line++) {
        if (Math.min(steps - 1, (int) (times[line] / TRIAL * steps)) == t) {
          builder.spike(t, line);
        }
      }
    }
  }
}
