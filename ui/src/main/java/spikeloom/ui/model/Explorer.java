package spikeloom.ui.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import spikeloom.evaluation.EvaluationWatch;
import spikeloom.evaluation.Robustness;
import spikeloom.exploration.Completions;
import spikeloom.exploration.Exploration;
import spikeloom.exploration.Exploration.Decoded;
import spikeloom.exploration.Exploration.Sample;
import spikeloom.exploration.LatentMap;
import spikeloom.exploration.NeuronAtlas;
import spikeloom.sound.Audio;
import spikeloom.spike.SpikePart;

/** A trained model for exploration. Opening and closing it may take long. */
public interface Explorer extends AutoCloseable {
  /** Opens explorers. */
  @FunctionalInterface
  interface Opener {
    /** Opens the trained model of a run; may take long. */
    Explorer open(Path run);
  }

  /** Warnings from loading the model, empty if there are none. */
  List<String> notes();

  /** Number of test samples. */
  int samples();

  /** The conversion of samples and reconstructions to sound, if the data set holds sounds. */
  default Optional<Audio> audio() {
    return Optional.empty();
  }

  /** A test sample with its latent spikes. */
  Sample sample(int index);

  /** Why a signal of one's own cannot be encoded, a clause; empty if it can. */
  Optional<String> drawingProblem();

  /** The spikes of a signal of one's own, with values in [0, 1]. */
  Sample encode(float[] values);

  /** Returns the activity of all layers for a sample, if available. */
  List<Exploration.Layer> layers(Sample sample);

  /** Decodes spikes, {@code [steps][neurons]}, of which the decoder reads a part. */
  Decoded decode(Sample sample, float[][] spikes, SpikePart part);

  /** Why no samples can be generated from the prior, a clause; empty if they can. */
  Optional<String> generationProblem();

  /** Latent spikes drawn from the prior, {@code [steps][neurons]}. */
  float[][] draw(long seed);

  /**
   * Keeps the first steps of spikes and lets the prior draw the others; takes a while.
   *
   * @param kept number of steps that are kept
   * @param count number of samples
   * @param seed random seed of the samples
   */
  Completions complete(float[][] given, int kept, int count, long seed);

  /** The first test samples as a map of their latent spike trains; takes a while. */
  LatentMap map(int most);

  /**
   * What every latent neuron does over the first test samples; takes a while.
   *
   * @param most maximum number of samples
   * @param spikes maximum number of spikes of a neuron whose effect is measured
   */
  NeuronAtlas atlas(int most, int spikes, EvaluationWatch watch);

  /** The distortion of the first test samples when spikes are lost or moved; takes a while. */
  Robustness.Curves robustness(int most, EvaluationWatch watch);

  @Override
  void close();
}
