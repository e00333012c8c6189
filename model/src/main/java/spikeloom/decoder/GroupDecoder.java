package spikeloom.decoder;

import java.util.Arrays;
import spikeloom.array.GradientSink;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;

/**
 * A decoder without trained parameters: every class has its own group of latent neurons, whose
 * spikes go into a leaky integrator. With l its decay and s(n, t) the spikes, the logit of class c
 * is
 *
 * <pre>{@code 3 sum over t of l^(T-1-t) sum over n in group c of s(n, t) / 10.}</pre>
 *
 * <p>It reads traces, which are the integrators up to the factor 1 - l. The frozen output layer of
 * De Geeter, Ernst and Drion, 2023 (arXiv 2306.03623); the constants are SpikeLoom's, for groups of
 * ten.
 */
public final class GroupDecoder implements Decoder {
  private static final double LOGIT_SCALE = 3;
  private static final double WEIGHT = 0.1;

  private final LatentFeatures features;
  private final int classes;
  private final int group;
  private final float factor; // of a trace
  private final Parameters parameters = new Parameters.Layout().build();

  /**
   * A decoder of as many groups as there are classes.
   *
   * @param features traces
   */
  public GroupDecoder(LatentFeatures features, int classes) {
    if (features.decoding() != Decoding.TRACE || features.latents() % classes != 0) {
      throw new IllegalArgumentException(
          features + " traces are not a multiple of " + classes + " groups");
    }
    this.features = features;
    this.classes = classes;
    group = features.latents() / classes;
    factor = (float) (LOGIT_SCALE * WEIGHT / (1 - features.detail().traceDecay()));
  }

  @Override
  public LatentFeatures features() {
    return features;
  }

  @Override
  public int outputs() {
    return classes;
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public DecoderPass pass(int samples, Workers workers) {
    return new Pass(samples, workers);
  }

  @Override
  public void decode(float[] read, int samples, float[] outputs) {
    for (int b = 0; b < samples; b++) {
      sum(read, b * features.size(), outputs, b * classes);
    }
  }

  private void sum(float[] read, int at, float[] logits, int logitsAt) {
    for (int c = 0; c < classes; c++) {
      float sum = 0;
      for (int i = 0; i < group; i++) {
        sum += read[at + c * group + i];
      }
      logits[logitsAt + c] = factor * sum;
    }
  }

  @Override
  public void close() {}

  private final class Pass implements DecoderPass {
    private final TimeMap map = features.timeMap();
    private final Workers workers;
    private final Rows logits;
    private final float[][] read; // [worker]
    private int count;

    Pass(int samples, Workers workers) {
      this.workers = workers;
      logits = Rows.of(samples, Padding.stride(classes));
      read = new float[workers.count()][features.size()];
    }

    @Override
    public void forward(Latents latents, int samples) {
      count = samples;
      workers.run(
          worker -> {
            Range mine = workers.share(worker, count);
            for (int b = mine.from(); b < mine.to(); b++) {
              map.read(latents, b, read[worker], 0);
              sum(read[worker], 0, logits.values(), logits.index(b, 0));
            }
          });
    }

    @Override
    public Rows logits() {
      return logits;
    }

    @Override
    public void backward(Latents latents, GradientSink gradient) {
      workers.run(
          worker -> {
            Range mine = workers.share(worker, count);
            for (int b = mine.from(); b < mine.to(); b++) {
              for (int c = 0; c < classes; c++) {
                float each = factor * logits.values()[logits.index(b, c)];
                Arrays.fill(read[worker], c * group, (c + 1) * group, each);
              }
              map.spread(read[worker], 0, latents.adjoint(b));
            }
          });
    }
  }
}
