package spikeloom.sound;

import java.util.Optional;
import spikeloom.spike.SignalShape;

/**
 * The sound pressure of the part with the most energy; a shorter recording is centred in silence.
 * The loudest value p of the part reaches an end of the scale:
 *
 * <pre>{@code v(n) = 1/2 + x(n) / (2 p),  p = max over n of |x(n)|.}</pre>
 *
 * @param length number of values, at least 1
 */
public record Waveform(int length) implements SoundFeatures {
  /** Checks the length. */
  public Waveform {
    if (length < 1) {
      throw new IllegalArgumentException(length + " values");
    }
  }

  @Override
  public SignalShape.Series shape() {
    return new SignalShape.Series(length, 1);
  }

  @Override
  public float[] of(Sound sound) {
    float[] samples = sound.samples();
    int from = LogMel.start(samples, length);
    float[] values = new float[length];
    float peak = 0;
    for (int n = 0; n < length; n++) {
      int i = from + n;
      values[n] = i >= 0 && i < samples.length ? samples[i] : 0;
      peak = Math.max(peak, Math.abs(values[n]));
    }
    for (int n = 0; n < length; n++) {
      values[n] = peak > 0 ? 0.5f + values[n] / (2 * peak) : 0.5f;
    }
    return values;
  }

  @Override
  public Sound sound(float[] values, int rate) {
    float[] samples = new float[values.length];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = Math.max(-1, Math.min(1, 2 * values[n] - 1));
    }
    return new Sound(rate, samples);
  }

  @Override
  public int variables() {
    return 1;
  }

  @Override
  public long moments(Sound sound) {
    return sound.samples().length;
  }

  @Override
  public Optional<String> obstacle(int rate) {
    return Optional.empty();
  }

  @Override
  public float[] whole(Sound sound) {
    return sound.samples().clone();
  }
}
