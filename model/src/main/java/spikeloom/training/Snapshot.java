package spikeloom.training;

import java.util.List;
import spikeloom.objective.Distortion;
import spikeloom.run.LayerState;
import spikeloom.run.LayersAtStep;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeRaster;

/**
 * What the model makes of a few fixed test samples at one moment of the training.
 *
 * @param step optimiser steps done
 * @param shape shape of targets and of what the decoder says
 * @param samples the samples, always in the same order
 * @param layers what the layers do, input to output
 */
public record Snapshot(
    long step, SignalShape shape, List<Sample> samples, List<LayerState> layers) {
  /** Keeps its own lists. */
  public Snapshot {
    samples = List.copyOf(samples);
    layers = List.copyOf(layers);
  }

  /** What the layers did at its moment. */
  public LayersAtStep moment() {
    return new LayersAtStep(step, layers);
  }

  /**
   * One sample on its way through the model.
   *
   * @param index index in the test split
   * @param className name of its class
   * @param target what the decoder is to say last, {@code shape.size()} values
   * @param reconstruction what it says, same shape
   * @param input input spikes
   * @param latent latent spikes
   * @param distortion mean distortion of this sample, in the unit of its measure
   * @param measure what the distortion is
   * @param rateBits information rate of this sample's latent spikes, bits; not a number where the
   *     encoder has no noise
   */
  @SuppressWarnings("ArrayRecordComponent") // shown, never compared
  public record Sample(
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
