package spikeloom.learning;

import spikeloom.array.GradientSink;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderPass;
import spikeloom.decoder.WindowedLatents;
import spikeloom.decoder.Windows;
import spikeloom.encoder.lif.EligibilityPass;
import spikeloom.kernel.SpikeBits;
import spikeloom.objective.Distortion;

/**
 * Decoder pass of a mini-batch with several draws of latent spikes: the cost of each draw, and the
 * decoder's gradient for the first. Draws are decoded one after the other.
 */
final class DrawDecoding {
  private final Autoencoder model;
  private final Workers workers;
  private final DecoderPass decoding;
  private final Windows windows;
  private final OneDraw whole;
  private final WindowedLatents windowed;
  private final OutputScaling scaling;
  private final int moments;
  private final double[][]
      sums; // [draw][sample, decode step + 1]: distortion before the decode step, nats
  private final double[] allDraws; // the same, summed over draws

  DrawDecoding(
      Autoencoder model, EligibilityPass encoding, EligibilityPass.Room capacity, Workers workers) {
    this.model = model;
    this.workers = workers;
    windows = model.windows();
    moments = windows.count();
    decoding = model.decoder().pass(capacity.samples() * moments, workers);
    scaling = new OutputScaling(model, capacity.samples() * moments);
    // The spike gradient is not used: all parts are written to the same place.
    Rows unread = Rows.of(capacity.steps(), Padding.stride(model.encoder().latents()));
    whole = new OneDraw(encoding, unread);
    int cut = windows.whole() ? 0 : capacity.samples();
    windowed = new WindowedLatents(whole, windows, model.encoder().latents(), cut);
    sums = new double[capacity.draws()][capacity.samples() * (moments + 1)];
    allDraws = new double[capacity.samples() * (moments + 1)];
  }

  private static final class OneDraw implements DecoderPass.Latents {
    private final EligibilityPass pass;
    private final Rows unread;
    private int draw;

    OneDraw(EligibilityPass pass, Rows unread) {
      this.pass = pass;
      this.unread = unread;
    }

    @Override
    public SpikeBits spikes(int sample) {
      return pass.latent(draw, sample);
    }

    @Override
    public Rows adjoint(int sample) {
      return unread;
    }
  }

  /**
   * Decodes all draws; {@code gradient} receives every part of the decoder's gradient.
   *
   * @param seed of the decoder's own draws, the same for all draws of spikes
   */
  void run(Batch batch, long seed, GradientSink gradient) {
    DecoderPass.Latents latents = windows.whole() ? whole : windowed;
    for (int d = sums.length - 1; d >= 0; d--) {
      whole.draw = d;
      if (!windows.whole()) {
        windowed.cut(batch.samples(), workers);
      }
      decoding.forward(latents, batch.samples() * moments, seed);
      compare(batch, sums[d]);
    }
    for (int i = 0; i < batch.samples() * (moments + 1); i++) {
      allDraws[i] = 0;
      for (double[] sum : sums) {
        allDraws[i] += sum[i];
      }
    }
    decoding.backward(latents, gradient);
    scaling.complete(batch.samples() * moments, weight(batch), gradient);
  }

  private double weight(Batch batch) {
    return model.objective().distortionWeight(batch.samples() * moments, model.decoder().outputs());
  }

  // The distortions of a draw; the logits are overwritten by their gradient.
  private void compare(Batch batch, double[] sum) {
    int values = model.decoder().outputs();
    Distortion kind = model.objective().distortion();
    Distortion.Scale scale = scaling.begin(weight(batch));
    Rows logits = decoding.logits();
    workers.run(
        worker -> {
          Range mine = workers.share(worker, batch.samples());
          for (int b = mine.from(); b < mine.to(); b++) {
            for (int m = 0; m < moments; m++) {
              int i = b * moments + m;
              int at = logits.index(i, 0);
              int place = i + b;
              sum[place + 1] =
                  sum[place]
                      + kind.gradient(logits.values(), at, batch.target(), i * values, scale);
            }
          }
        });
  }

  /** Distortion of some decode steps of a sample's draw, nats. */
  double distortion(int draw, int sample, Range range) {
    return between(sums[draw], sample, range);
  }

  /** The same, summed over draws. */
  double distortionOfAllDraws(int sample, Range range) {
    return between(allDraws, sample, range);
  }

  private double between(double[] sum, int sample, Range range) {
    int at = sample * (moments + 1);
    return sum[at + range.to()] - sum[at + range.from()];
  }

  /** All decode steps. */
  Range everything() {
    return new Range(0, moments);
  }

  /**
   * The decode steps whose distortion is charged to a spike at {@code step}: those from then on
   * whose window begins at most {@code memory} steps later.
   */
  Range chargedTo(int step, int memory) {
    int from = Math.max(0, step - windows.first());
    int last = step + memory + windows.window() - 1 - windows.first();
    return new Range(from, Math.max(from, Math.min(moments, last + 1)));
  }
}
