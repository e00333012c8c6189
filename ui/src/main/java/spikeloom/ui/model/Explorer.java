package spikeloom.ui.model;

import java.nio.file.Path;
import java.util.List;
import spikeloom.exploration.Exploration;
import spikeloom.exploration.Exploration.Decoded;
import spikeloom.exploration.Exploration.Sample;
import spikeloom.exploration.LatentMap;
import spikeloom.spike.SpikePart;

/** A trained model that can be taken apart. Opening it and closing it may take their time. */
public interface Explorer extends AutoCloseable {
  /** Opens explorers. */
  @FunctionalInterface
  interface Opener {
    /** Opens the trained model of a run; may take its time. */
    Explorer open(Path run);
  }

  /** Warnings from loading the model, empty if there are none. */
  List<String> notes();

  /** Number of test samples. */
  int samples();

  /** A test sample with its latent spikes. */
  Sample sample(int index);

  /** What the neurons of all layers do when they see a test sample, where that is known. */
  List<Exploration.Layer> layers(int index);

  /** What the decoder makes of spikes, {@code [steps][neurons]}, of which it sees a part. */
  Decoded decode(Sample sample, float[][] spikes, SpikePart part);

  /** The probability of a spike in the reference process. */
  double prior();

  /** The first test samples as a map of their latent spike trains; takes a while. */
  LatentMap map(int most);

  @Override
  void close();
}
