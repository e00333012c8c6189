package spikeloom.training;

import java.util.List;
import java.util.Optional;
import spikeloom.objective.Distortion;
import spikeloom.run.LayerState;
import spikeloom.run.LayersAtStep;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeRaster;

/**
 * The outputs of the model for a few fixed samples at one time of the training.
 *
 * @param step optimiser steps done
 * @param shape shape of targets and outputs
 * @param samples the samples, always in the same order
 * @param generated outputs for latent spikes drawn from the prior, {@code shape.size()} values
 *     each, always with the same random numbers; empty if the model cannot generate samples
 * @param layers states of the layers, input to output
 */
public record Snapshot(
    long step,
    SignalShape shape,
    List<Sample> samples,
    List<float[]> generated,
    List<LayerState> layers) {
  /** Copies its lists. */
  public Snapshot {
    samples = List.copyOf(samples);
    generated = List.copyOf(generated);
    layers = List.copyOf(layers);
  }

  /** The part of the data set that the samples are from; empty if there are none. */
  public Optional<Part> part() {
    return samples.stream().map(Sample::part).findFirst();
  }

  /** The states of the layers at this time. */
  public LayersAtStep moment() {
    return new LayersAtStep(step, layers);
  }

  /** Parts of a data set. */
  public enum Part {
    /** Shown during training. */
    VALIDATION("Validation sample"),
    /** Shown of a finished run, and during training if there is no validation part. */
    TEST("Test sample");

    private final String title;

    Part(String title) {
      this.title = title;
    }

    /** What one of its samples is called. */
    public String title() {
      return title;
    }
  }

  /**
   * One sample in the model.
   *
   * @param part the part of the data set that it is from
   * @param index index in this part
   * @param className name of its class
   * @param target target of the last decode step, {@code shape.size()} values
   * @param reconstruction the output, same shape
   * @param input input spikes
   * @param latent latent spikes
   * @param distortion mean distortion of this sample, in the unit of its measure
   * @param measure what the distortion is
   * @param rateBits information rate of this sample's latent spikes, bits; not a number where the
   *     encoder has no noise
   */
  @SuppressWarnings("ArrayRecordComponent") // viewed, never compared
  public record Sample(
      Part part,
      int index,
      String className,
      float[] target,
      float[] reconstruction,
      SpikeRaster input,
      SpikeRaster latent,
      double distortion,
      Distortion measure,
      double rateBits) {}
}
