package spikeloom.encoder;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import spikeloom.spike.SignalShape;

/** Small convolutional networks for tests, from the text of their hidden layers. */
public final class TinyMaps {
  /** Two planes of sides that are prime. */
  public static final SignalShape.Image IMAGE = new SignalShape.Image(2, 7, 5);

  private TinyMaps() {}

  /** The layers of maps; {@code none} has none. */
  public static MapSpec spec(String layers, int latentKernel) {
    List<HiddenLayer> maps = hidden(layers).filter(HiddenLayer::map).toList();
    return new MapSpec(Optional.of(IMAGE), maps, latentKernel);
  }

  /** The widths of the dense layers. */
  public static List<Integer> dense(String layers) {
    return hidden(layers).filter(layer -> !layer.map()).map(HiddenLayer::size).toList();
  }

  private static Stream<HiddenLayer> hidden(String layers) {
    return layers.equals("none")
        ? Stream.of()
        : Stream.of(layers.split(",")).map(HiddenLayer::parse);
  }
}
