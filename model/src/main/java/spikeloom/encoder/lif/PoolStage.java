package spikeloom.encoder.lif;

import java.util.Optional;
import spikeloom.array.Rows;
import spikeloom.encoder.LayerTrace;
import spikeloom.encoder.maps.FirstSpikePooling;

/** A layer of {@link FirstSpikePooling}. */
final class PoolStage implements MapStage {
  private final ConvolutionStage.Place place;
  private final FirstSpikePooling pooling;
  private final int steps;

  PoolStage(MapLayer layer, ConvolutionStage.Place place) {
    this.place = place;
    pooling = layer.pool();
    steps = place.in()[0].steps();
  }

  @Override
  public void forward(int worker, int sample) {
    pooling.forward(place.in()[sample], winners(sample), place.out()[sample]);
  }

  private Rows winners(int sample) {
    return place.stream().now(place.number(), sample);
  }

  @Override
  public void refresh(int worker) {}

  @Override
  public void backward(int worker, int sample, Optional<Rows> below) {
    Rows from = place.adjoint().from(sample * pooling.output().positions() * steps);
    below.ifPresent(to -> pooling.backward(steps, winners(sample), from, to));
  }

  @Override
  public void gradient(int samples, float[] gradient) {}

  @Override
  public Optional<LayerTrace> trace(int sample) {
    return Optional.empty();
  }
}
