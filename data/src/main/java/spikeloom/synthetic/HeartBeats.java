package spikeloom.synthetic;

import java.util.List;
import java.util.Objects;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SignalShape;

/**
 * Generated heart beats: an endless list of one-second pieces of an electrocardiogram, 128 values
 * each, with the largest deflection near a third of the piece.
 *
 * <p>A beat is a sum of bells {@code a exp(-((t - c) / w)^2 / 2)}, one or two for each of its waves
 * P, Q, R, S and T, over a slow baseline and with a little noise. The three classes are normal
 * beats, premature beats of a ventricle (wide, without P, with T reversed) and premature beats of
 * an atrium (with an early P of the opposite sign). Heights, widths and distances vary from beat to
 * beat.
 *
 * <p>They look like beats, and are made to try the program; they are of no use for medicine. The
 * idea of bells for waves: McSharry, Clifford, Tarassenko and Smith, "A dynamical model for
 * generating synthetic electrocardiogram signals", IEEE Transactions on Biomedical Engineering 50,
 * 2003.
 *
 * <p>Beat i depends on (seed, part, i) alone: not on how many are drawn, nor in which order.
 *
 * @param key the stream of this list, see {@link #of(long, String)}
 */
public record HeartBeats(RandomKey key) {
  /** Values of a beat. */
  public static final int LENGTH = 128;

  /** The shape of every beat. */
  public static final SignalShape.Series SHAPE = new SignalShape.Series(LENGTH, 1);

  /** Names of the classes. */
  public static final List<String> CLASSES = List.of("normal", "ventricular", "atrial");

  /** Millivolts between the values 0 and 1. */
  public static final double RANGE = 2.2;

  private static final double RATE = 128; // values per second
  private static final double PEAK = 0.35; // seconds from the start to R
  private static final double LEAST = -0.7; // millivolts that become 0

  /** A wave: height in millivolts, centre after R and width in seconds. */
  private record Wave(double height, double centre, double width) {}

  private static final List<List<Wave>> WAVES =
      List.of(
          List.of(
              new Wave(0.15, -0.18, 0.025),
              new Wave(-0.12, -0.028, 0.010),
              new Wave(1.0, 0, 0.012),
              new Wave(-0.24, 0.028, 0.012),
              new Wave(0.28, 0.26, 0.045)),
          List.of(
              new Wave(-0.18, -0.075, 0.025),
              new Wave(0.95, 0, 0.038),
              new Wave(-0.30, 0.085, 0.030),
              new Wave(-0.34, 0.28, 0.060)),
          List.of(
              new Wave(-0.12, -0.11, 0.020),
              new Wave(-0.10, -0.028, 0.010),
              new Wave(0.9, 0, 0.012),
              new Wave(-0.28, 0.028, 0.012),
              new Wave(0.24, 0.23, 0.040)));

  /**
   * The list of a seed and a part.
   *
   * @param part for instance {@code "train"} or {@code "test"}; parts share no beat
   */
  public static HeartBeats of(long seed, String part) {
    return new HeartBeats(RandomKey.ofSeed(seed).fold("heart-beats").fold(part));
  }

  /** The class of beat {@code index}: every other beat is normal. */
  public int label(int index) {
    return Objects.checkIndex(index, Integer.MAX_VALUE) % 2 == 0 ? 0 : 1 + index / 2 % 2;
  }

  /** Draws beat {@code index} to {@code target[at .. at + LENGTH - 1]}, values in [0, 1]. */
  public void draw(int index, float[] target, int at) {
    Objects.checkFromIndexSize(at, LENGTH, target.length);
    FastRandom random = key.fold(index).random();
    double peak = PEAK + 0.012 * random.nextGaussian();
    double height = 1 + 0.15 * random.nextGaussian();
    double pace = 1 + 0.08 * random.nextGaussian(); // of waves far from R
    double wander = 0.05 * random.nextGaussian();
    double phase = 2 * Math.PI * random.nextDouble();
    double[] sum = new double[LENGTH];
    for (Wave wave : WAVES.get(label(index))) {
      add(wave, peak, height, pace, random, sum);
    }
    for (int i = 0; i < LENGTH; i++) {
      double baseline = wander * Math.sin(2 * Math.PI * 0.4 * i / RATE + phase);
      double millivolts = sum[i] + baseline + 0.012 * random.nextGaussian();
      target[at + i] = (float) Math.max(0, Math.min(1, (millivolts - LEAST) / RANGE));
    }
  }

  private static void add(
      Wave wave, double peak, double height, double pace, FastRandom random, double[] sum) {
    double tall = wave.height * height * (1 + 0.12 * random.nextGaussian());
    double wide = wave.width * Math.exp(0.1 * random.nextGaussian());
    double centre = peak + wave.centre * pace;
    for (int i = 0; i < LENGTH; i++) {
      double from = (i / RATE - centre) / wide;
      sum[i] += tall * Math.exp(-0.5 * from * from);
    }
  }

  /** The first {@code count} beats one after another. */
  public float[] values(int count) {
    float[] values = new float[Math.multiplyExact(count, LENGTH)];
    for (int i = 0; i < count; i++) {
      draw(i, values, i * LENGTH);
    }
    return values;
  }

  /** The classes of the first {@code count} beats. */
  public int[] labels(int count) {
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = label(i);
    }
    return labels;
  }
}
