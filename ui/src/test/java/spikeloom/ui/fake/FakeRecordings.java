package spikeloom.ui.fake;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import spikeloom.evaluation.EvaluationWatch;
import spikeloom.evaluation.Robustness;
import spikeloom.exploration.Completions;
import spikeloom.exploration.Exploration;
import spikeloom.exploration.Exploration.Decoded;
import spikeloom.exploration.Exploration.Sample;
import spikeloom.exploration.LatentMap;
import spikeloom.exploration.NeuronAtlas;
import spikeloom.exploration.SensorInput;
import spikeloom.objective.Distortion;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikePart;
import spikeloom.spike.SpikeRaster;
import spikeloom.ui.model.Explorer;

/**
 * A model of event recordings: in step t, column t of the first row becomes brighter and that of
 * the last row darker. The decoder turns the steps that it reads into white columns.
 */
public final class FakeRecordings implements Explorer {
  public static final int SIDE = 8;
  public static final long SPAN = 60_000; // microseconds

  private static final SignalShape.Image PICTURE = new SignalShape.Image(1, SIDE, SIDE);

  private final FakeExplorer model;

  public FakeRecordings(FakeExplorer model) {
    this.model = model;
  }

  @Override
  public Sample sample(int index) {
    Sample plain = model.sample(index);
    int pixels = PICTURE.size();
    SpikeRaster.Builder input = new SpikeRaster.Builder(FakeExplorer.STEPS, 2 * pixels);
    float[] target = new float[pixels];
    for (int t = 0; t < FakeExplorer.STEPS; t++) {
      input.spike(t, pixels + t, 1);
      input.spike(t, pixels - SIDE + t, 1);
      target[t] = 1;
    }
    return new Sample(
        index,
        plain.className(),
        new Signal(PICTURE, target),
        input.build(),
        Optional.of(new SensorInput(new SignalShape.Image(2, SIDE, SIDE), OptionalLong.of(SPAN))),
        plain.spikes(),
        plain.information());
  }

  @Override
  public Decoded decode(Sample sample, float[][] spikes, SpikePart part) {
    float[] decoded = new float[PICTURE.size()];
    for (int i = 0; i < decoded.length; i++) {
      decoded[i] = part.holds(i % SIDE, 0) ? 1 : 0;
    }
    return new Decoded(new Signal(PICTURE, decoded), 0.1, Distortion.SQUARED_ERROR);
  }

  @Override
  public List<String> notes() {
    return model.notes();
  }

  @Override
  public int samples() {
    return model.samples();
  }

  @Override
  public Optional<String> drawingProblem() {
    return Optional.of("the input of its encoder is recorded spikes, not a signal");
  }

  @Override
  public Sample encode(float[] values) {
    return model.encode(values);
  }

  @Override
  public List<Exploration.Layer> layers(Sample sample) {
    return model.layers(sample);
  }

  @Override
  public Optional<String> generationProblem() {
    return model.generationProblem();
  }

  @Override
  public float[][] draw(long seed) {
    return model.draw(seed);
  }

  @Override
  public Completions complete(float[][] given, int kept, int count, long seed) {
    return model.complete(given, kept, count, seed);
  }

  @Override
  public LatentMap map(int most) {
    return model.map(most);
  }

  @Override
  public NeuronAtlas atlas(int most, int spikes, EvaluationWatch watch) {
    return model.atlas(most, spikes, watch);
  }

  @Override
  public Robustness.Curves robustness(int most, EvaluationWatch watch) {
    return model.robustness(most, watch);
  }

  @Override
  public void close() {
    model.close();
  }
}
