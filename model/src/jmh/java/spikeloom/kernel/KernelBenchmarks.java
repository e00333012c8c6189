package spikeloom.kernel;

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
import spikeloom.random.FastRandom;

/**
 * Each kernel alone on one thread, for one sample of the layer 784 to 600 over 30 steps or, for the
 * readout, of 256 neurons.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
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

  /** Spikes and weights of a layer. */
  @State(Scope.Thread)
  public static class Layer {
    /** Share of (channel, step) cells with a spike. */
    @Param({"0.01", "0.03", "0.1", "0.3"})
    public double density;

    final int width = Padding.stride(HIDDEN);
    final int stride = Padding.spreadStride(HIDDEN);
    final Rows weights = new Rows(random(INPUTS * stride), 0, width, stride);
    final float[] out = random(STEPS * width);
    final float[] scratch = new float[width];
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
      events.list(bits, stride);
    }
  }

  /** Operands of the kernels whose cost does not depend on spikes. */
  @State(Scope.Thread)
  public static class Dense {
    final int width = Padding.stride(HIDDEN);
    final Rows left = new Rows(random(STEPS * INPUTS), 0, INPUTS);
    final int stride = Padding.spreadStride(HIDDEN);
    final Rows right = new Rows(random(INPUTS * stride), 0, width, stride);
    final Rows out = Rows.of(STEPS, width);
    final Rows bias = Rows.of(1, width);
    final Rows feedback = Rows.of(1, width);
    final Rows feedbackGradient = Rows.of(1, width);
    final LifScan lif = new LifScan(0.8, 0.9, 0.5, 1, 0.2, 0.5);
    final ReadoutScan readout = new ReadoutScan(0.8, 0.9, 0.2, 0.3);
    final SpikeBits hidden = new SpikeBits(STEPS, HIDDEN);
    final SpikeBits latent = new SpikeBits(STEPS, LATENT);
    final float[] uniform = random(STEPS * width);
    final float[] state = new float[8 * width];
    final float[] trace = new float[STEPS * width];
    final float[] adjoint = new float[STEPS * width];
    final float[] target = random(INPUTS);
    final float[] logits = new float[INPUTS];
    final float[] values = random(PARAMETERS);
    final float[] gradient = random(PARAMETERS);
    final float[] first = new float[PARAMETERS];
    final float[] second = new float[PARAMETERS];
    final AdamUpdate adam = new AdamUpdate(0.9, 0.999, 1e-8, 1e-6, 1000);

    /** Fills what the adjoints read. */
    @Setup
    public void fill() {
      System.arraycopy(uniform, 0, trace, 0, trace.length);
      System.arraycopy(uniform, 0, adjoint, 0, adjoint.length);
    }
  }

  /** Lists of events from bits. */
  @Benchmark
  public int stepEvents(Layer layer) {
    return layer.events.list(layer.bits, layer.stride);
  }

  /** Input currents from events. */
  @Benchmark
  public float[] eventProduct(Layer layer) {
    EventProduct.currents(layer.weights, layer.events, layer.out, layer.scratch);
    return layer.out;
  }

  /** Weight gradient from events. */
  @Benchmark
  public Rows eventGradient(Layer layer) {
    EventGradient.sumBlocks(layer.bits, layer.out, layer.width, layer.scratch);
    EventGradient.addGradient(
        layer.bits, layer.out, layer.scratch, layer.weights, new Range(0, INPUTS));
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
    System.arraycopy(d.uniform, 0, d.trace, 0, d.trace.length);
    d.lif.forward(d.trace, d.bias, d.hidden, d.state);
    return d.hidden;
  }

  /** Hidden neurons, back. */
  @Benchmark
  public float[] lifBackward(Dense d) {
    System.arraycopy(d.uniform, 0, d.adjoint, 0, d.adjoint.length);
    d.lif.backward(d.trace, d.adjoint, STEPS, d.bias);
    return d.adjoint;
  }

  /** Readout neurons, forward. */
  @Benchmark
  public double readoutForward(Dense d) {
    System.arraycopy(d.uniform, 0, d.trace, 0, STEPS * LATENT);
    return d.readout.forward(d.trace, d.feedback, d.feedback, d.uniform, d.latent, d.state);
  }

  /** Readout neurons, back. */
  @Benchmark
  public float[] readoutBackward(Dense d) {
    System.arraycopy(d.uniform, 0, d.adjoint, 0, STEPS * LATENT);
    d.readout.backward(
        d.trace, d.adjoint, 1e-6, d.latent, d.feedback, d.bias, d.feedbackGradient, d.state);
    return d.adjoint;
  }

  /** A million parameters. */
  @Benchmark
  public boolean adam(Dense d) {
    return d.adam.apply(d.values, d.gradient, d.first, d.second, 0, PARAMETERS);
  }

  /** The loss of one sample. */
  @Benchmark
  public double crossEntropy(Dense d) {
    return CrossEntropy.lossAndGradient(d.logits, 0, d.target, 0, INPUTS, 1f);
  }
}
