package spikeloom.kernel;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.random.FastRandom;

/**
 * Each kernel alone on one thread, for one sample of the layer 784 to 600 over 30 steps or, for the
 * readout, of 256 neurons.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = { // as the launcher
      "-XX:ObjectAlignmentInBytes=64",
      "-Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0",
      "-XX:CompileCommand=dontinline,*Scan::*"
    })
@Warmup(iterations = 6, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmarks {
  private static final int STEPS = 30;
  private static final int INPUTS = 784;
  private static final int HIDDEN = 600;
  private static final int LATENT = 256;
  private static final int PARAMETERS = 1 << 20;

  private static float[] random(int size) {
    FastRandom random = new FastRandom(size);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  private static Rows filled(Rows rows) {
    float[] values = random(rows.values().length);
    System.arraycopy(values, 0, rows.values(), 0, values.length);
    return rows;
  }

  /** Spikes and weights of a layer. */
  @State(Scope.Thread)
  public static class Layer {
    /** Share of (channel, step) cells with a spike. */
    @Param({"0.01", "0.03", "0.1", "0.3"})
    public double density;

    final int width = Padding.stride(HIDDEN);
    final Rows weights = filled(Rows.spread(INPUTS, HIDDEN));
    final Rows out = filled(Rows.of(STEPS, width));
    final float[] scratch = new float[EventProduct.SCRATCH];
    final BitProduct tables = new BitProduct();
    final BitMatrix stepBits = new BitMatrix(STEPS, INPUTS);
    final int[] square = new int[BitMatrix.COLUMNS];
    final int[] rows = new int[STEPS];
    final int[] active = new int[INPUTS + 1];
    final Range columns = new Range(0, width);
    final SpikeBits bits = new SpikeBits(STEPS, INPUTS);
    final StepEvents events = new StepEvents(STEPS, INPUTS);

    /** Draws the spikes. */
    @Setup
    public void draw() {
      FastRandom random = new FastRandom(1);
      bits.clear();
      for (int t = 0; t < STEPS; t++) {
        for (int i = 0; i < INPUTS; i++) {
          if (random.nextDouble() < density) {
            bits.set(t, i);
          }
        }
      }
      events.list(bits, weights.stride());
      Arrays.setAll(rows, t -> t);
    }

    Range listActive() {
      return new Range(0, bits.active(0, active, 0));
    }
  }

  /** Operands of the kernels whose cost does not depend on spikes. */
  @State(Scope.Thread)
  public static class Dense {
    final int width = Padding.stride(HIDDEN);
    final int latentWidth = Padding.stride(LATENT);
    final Rows left = filled(Rows.of(STEPS, INPUTS));
    final Rows right = filled(Rows.spread(INPUTS, HIDDEN));
    final Rows out = Rows.of(STEPS, width);
    final Rows bias = Rows.of(1, width);
    final Rows biasGradient = Rows.of(1, width);
    final Rows feedback = Rows.of(1, latentWidth);
    final Rows latentBias = Rows.of(1, latentWidth);
    final Rows feedbackGradient = Rows.of(1, latentWidth);
    final LifScan lif = new LifScan(0.8, 0.9, 0.5, 1, 0.2, 0.5);
    final ReadoutScan readout =
        new ReadoutScan(0.8, 0.9, 0.2, 0.3, SpikeEstimator.STRAIGHT_THROUGH);
    final SpikeBits hidden = new SpikeBits(STEPS, HIDDEN);
    final SpikeBits latent = new SpikeBits(STEPS, LATENT);
    final Rows current = filled(Rows.of(STEPS, width));
    final Rows trace = filled(Rows.of(STEPS, width));
    final Rows adjoint = filled(Rows.of(STEPS, width));
    final Rows latentCurrent = filled(Rows.of(STEPS, latentWidth));
    final Rows uniform = filled(Rows.of(STEPS, latentWidth));
    final Rows reference = Rows.of(STEPS, latentWidth);
    final Rows latentBiasGradient = Rows.of(1, latentWidth);
    final ReadoutScan.Scratch readoutScratch = ReadoutScan.Scratch.of(STEPS, latentWidth);
    final Rows logOdds = filled(Rows.of(STEPS, latentWidth));
    final Rows latentAdjoint = filled(Rows.of(STEPS, latentWidth));
    final Rows lifState = LifScan.state(width);
    final Rows readoutState = ReadoutScan.state(latentWidth);
    final float[] target = random(INPUTS);
    final float[] logits = new float[INPUTS];
    final float[] values = random(PARAMETERS);
    final float[] gradient = random(PARAMETERS);
    final float[] first = new float[PARAMETERS];
    final float[] second = new float[PARAMETERS];
    final AdamUpdate adam = new AdamUpdate(0.9, 0.999, 1e-8, 1e-6, 1000);
  }

  // Scans overwrite what they read.
  private static void copy(Rows from, Rows to) {
    System.arraycopy(from.values(), 0, to.values(), 0, to.values().length);
  }

  /** Lists of events from bits. */
  @Benchmark
  public int stepEvents(Layer layer) {
    return layer.events.list(layer.bits, layer.weights.stride());
  }

  /** Input currents from events. */
  @Benchmark
  public Rows eventProduct(Layer layer) {
    EventProduct.currents(layer.weights, layer.events, layer.out, layer.scratch);
    return layer.out;
  }

  /** Input currents by tables, which pay for more rows than the 30 of one sample only. */
  @Benchmark
  public Rows bitProduct(Layer layer) {
    layer.stepBits.setSteps(0, layer.bits, layer.square);
    for (int k = 0; k < layer.stepBits.stride(); k++) {
      layer.tables.sums(
          layer.stepBits.words(k),
          layer.rows,
          new Range(0, STEPS),
          layer.weights.from(k * BitMatrix.COLUMNS),
          Math.min(BitMatrix.COLUMNS, INPUTS - k * BitMatrix.COLUMNS),
          k == 0 ? Accumulation.NOTHING : Accumulation.OUTPUT,
          layer.out,
          layer.columns);
    }
    return layer.out;
  }

  /** Weight gradient from events. */
  @Benchmark
  public Rows eventGradient(Layer layer) {
    EventGradient.add(
        layer.bits.words(0, 0),
        STEPS,
        layer.active,
        layer.listActive(),
        layer.out,
        layer.weights,
        layer.columns,
        layer.scratch);
    return layer.weights;
  }

  /** Weight gradient by tables. */
  @Benchmark
  public Rows bitGradient(Layer layer) {
    layer.tables.sums(
        layer.bits.words(0, 0),
        layer.active,
        layer.listActive(),
        layer.out,
        STEPS,
        Accumulation.OUTPUT,
        layer.weights,
        layer.columns);
    return layer.weights;
  }

  /** Input currents as a dense product. */
  @Benchmark
  public Rows denseProduct(Dense d) {
    DenseProduct.multiply(d.left, new Range(0, STEPS), INPUTS, d.right, d.out);
    return d.out;
  }

  /** Hidden neurons, forward. */
  @Benchmark
  public SpikeBits lifForward(Dense d) {
    copy(d.current, d.trace);
    d.lif.forward(d.trace, d.bias, d.hidden, d.lifState);
    return d.hidden;
  }

  /** Hidden neurons, back. */
  @Benchmark
  public Rows lifBackward(Dense d) {
    copy(d.current, d.adjoint);
    d.lif.backward(d.trace, d.adjoint, STEPS, d.biasGradient);
    return d.adjoint;
  }

  /** Readout neurons, forward. */
  @Benchmark
  public double readoutForward(Dense d) {
    copy(d.latentCurrent, d.logOdds);
    copy(d.latentCurrent, d.uniform);
    return d.readout.forward(
        d.logOdds, d.latentBias, d.feedback, d.uniform, d.latent, d.readoutState);
  }

  /** Readout neurons, back. */
  @Benchmark
  public Rows readoutBackward(Dense d) {
    copy(d.latentCurrent, d.latentAdjoint);
    d.readout.backward(
        new ReadoutScan.Draws(d.logOdds, d.reference, d.latent),
        0.001,
        d.feedback,
        new ReadoutScan.Gradients(d.latentAdjoint, d.latentBiasGradient, d.feedbackGradient),
        d.readoutScratch);
    return d.latentAdjoint;
  }

  /** A million parameters. */
  @Benchmark
  public boolean adam(Dense d) {
    return d.adam.apply(d.values, d.gradient, 0, d.first, d.second, 0, PARAMETERS);
  }

  /** The loss of one sample. */
  @Benchmark
  public double crossEntropy(Dense d) {
    return CrossEntropy.lossAndGradient(d.logits, 0, d.target, 0, INPUTS, 1f);
  }
}
