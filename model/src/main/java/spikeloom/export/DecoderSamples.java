package spikeloom.export;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import spikeloom.array.Rows;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.Windows;
import spikeloom.encoder.EncoderPass;
import spikeloom.exploration.TrainedModel;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.SpikeKind;

/**
 * Inputs and outputs of a run's decoder for test samples, to verify exported files. With several
 * decode steps, the last one is used.
 *
 * @param shape the shape of one input: {@code [neurons, window]} of spikes, or {@code [neurons]} of
 *     counts or features of exact times
 * @param inputs of every sample, one after another
 * @param outputs number of output values of the decoder
 * @param decoded outputs of every sample, after the output function of the distortion
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record DecoderSamples(List<Integer> shape, float[] inputs, int outputs, float[] decoded) {
  /** The minimum number of samples for verification. */
  static final int USUAL = 256;

  /** The kinds of input of a decoder file. */
  static InputKind kind(LatentFeatures features) {
    return switch (features.decoding()) {
      case TIME, TRACE, BINS -> InputKind.SPIKES;
      case RATE -> InputKind.COUNTS;
      case FIRST_SPIKE, COUNT, FILTERED -> InputKind.FEATURES;
    };
  }

  /** The kind of input of a file. */
  enum InputKind {
    /** Latent spikes, 0 or 1 or a graded value, {@code [neurons, window]}. */
    SPIKES,
    /** Sums of latent spikes over the window, {@code [neurons]}. */
    COUNTS,
    /** Features of exact spike times, {@code [neurons]}. */
    FEATURES
  }

  /** The first {@code limit} samples of the run's test split. */
  static DecoderSamples of(TrainedModel model, int limit) {
    LatentFeatures features = model.autoencoder().decoder().features();
    int count = Math.min(limit, model.task().dataset().test().size());
    int outputs = model.autoencoder().decoder().outputs();
    InputKind kind = kind(features);
    int size =
        kind == InputKind.SPIKES ? features.latents() * features.steps() : features.latents();
    float[] inputs = new float[Math.multiplyExact(count, size)];
    float[] decoded = new float[Math.multiplyExact(count, outputs)];
    Collector collector = new Collector(features, model.autoencoder().windows(), inputs, size);
    int last = model.autoencoder().values() - outputs;
    model
        .evaluator()
        .run(
            count,
            (index, target, output, at) ->
                System.arraycopy(output, at + last, decoded, index * outputs, outputs),
            collector::add);
    return new DecoderSamples(
        kind == InputKind.SPIKES
            ? List.of(features.latents(), features.steps())
            : List.of(features.latents()),
        inputs,
        outputs,
        decoded);
  }

  /** Number of samples. */
  int count() {
    return decoded.length / outputs;
  }

  /** Values of an input. */
  int size() {
    return inputs.length / count();
  }

  /** The first samples. */
  DecoderSamples first(int samples) {
    return new DecoderSamples(
        shape,
        Arrays.copyOf(inputs, samples * size()),
        outputs,
        Arrays.copyOf(decoded, samples * outputs));
  }

  /**
   * The largest absolute difference of another decoder's outputs; infinite if one is not a number.
   */
  double difference(float[] others) {
    double most = 0;
    for (int i = 0; i < decoded.length; i++) {
      double difference = Math.abs((double) decoded[i] - others[i]);
      most = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(most, difference);
    }
    return most;
  }

  /** Collects the latent spikes of batches. */
  private static final class Collector {
    private final LatentFeatures features;
    private final Windows windows;
    private final float[] inputs;
    private final int size;
    private int sample;

    Collector(LatentFeatures features, Windows windows, float[] inputs, int size) {
      this.features = features;
      this.windows = windows;
      this.inputs = inputs;
      this.size = size;
    }

    void add(EncoderPass pass) {
      for (int b = 0; b < pass.samples(); b++, sample++) {
        write(pass, b, sample * size);
      }
    }

    private void write(EncoderPass pass, int b, int at) {
      int neurons = features.latents();
      InputKind kind = kind(features);
      if (kind == InputKind.FEATURES) {
        Rows exact = pass.features(b).orElseThrow();
        System.arraycopy(exact.values(), exact.index(0, 0), inputs, at, neurons);
        return;
      }
      int from = windows.from(windows.count() - 1);
      SpikeBits bits = pass.latent(b);
      Optional<Rows> graded =
          features.detail().spikes() == SpikeKind.GRADED ? pass.latentValues(b) : Optional.empty();
      for (int n = 0; n < neurons; n++) {
        for (int t = 0; t < features.steps(); t++) {
          int step = from + t;
          float value = graded.isPresent() ? value(graded.get(), step, n) : bits.bit(step, n);
          if (kind == InputKind.SPIKES) {
            inputs[at + n * features.steps() + t] = value;
          } else {
            inputs[at + n] += value;
          }
        }
      }
    }

    private static float value(Rows rows, int step, int neuron) {
      return rows.values()[rows.index(step, neuron)];
    }
  }
}
