package spikeloom.learning;

import java.util.Arrays;
import spikeloom.array.Padding;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderPass;
import spikeloom.decoder.WindowedLatents;
import spikeloom.kernel.SpikeBits;

/**
 * Decodes latent spikes that no encoder has just sent, in mini-batches. Sums in a matrix product
 * can depend on its number of rows, so the output for given spikes has the same bits only in
 * mini-batches of the same size.
 */
public final class SpikeDecoder {
  private final Autoencoder model;
  private final Workers workers;
  private final SpikeBits[] spikes;
  private final WindowedLatents windows;
  private final DecoderPass decoding;
  private final float[] noTarget; // the output does not depend on it
  private final float[] decoded;

  /**
   * Buffers for a mini-batch, at first silent.
   *
   * @param samples its size, at least 1
   */
  public SpikeDecoder(Autoencoder model, int samples, Workers workers) {
    this.model = model;
    this.workers = workers;
    int latents = model.encoder().latents();
    spikes = new SpikeBits[samples];
    Arrays.setAll(spikes, b -> new SpikeBits(model.steps(), latents));
    Rows adjoint = Rows.of(model.steps(), Padding.stride(latents));
    windows = new WindowedLatents(new Given(spikes, adjoint), model.windows(), latents, samples);
    decoding = model.decoder().pass(samples * model.windows().count(), workers);
    noTarget = new float[model.decoder().outputs()];
    decoded = new float[samples * model.values()];
  }

  /** Latent spikes that nothing learns from. */
  @SuppressWarnings("ArrayRecordComponent") // viewed, never compared
  private record Given(SpikeBits[] each, Rows unused) implements DecoderPass.Latents {
    @Override
    public SpikeBits spikes(int sample) {
      return each[sample];
    }

    @Override
    public Rows adjoint(int sample) {
      return unused;
    }
  }

  /** Size of the mini-batch. */
  public int samples() {
    return spikes.length;
  }

  /** The latent spikes of a sample, to be written by the caller. */
  public SpikeBits spikes(int sample) {
    return spikes[sample];
  }

  /** Decodes the whole mini-batch, as {@link #decode(int)}. */
  public float[] decode() {
    return decode(spikes.length);
  }

  /**
   * Decodes the first samples of the mini-batch.
   *
   * @return outputs, {@code [samples][decode steps][values]}, valid until the next call
   */
  public float[] decode(int samples) {
    int outputs = model.decoder().outputs();
    int count = samples * model.windows().count();
    windows.cut(samples, workers);
    decoding.forward(windows, count);
    Rows logits = decoding.logits();
    for (int i = 0; i < count; i++) {
      System.arraycopy(logits.values(), logits.index(i, 0), decoded, i * outputs, outputs);
      model.objective().distortion().output(decoded, i * outputs, noTarget, 0, outputs);
    }
    return decoded;
  }
}
