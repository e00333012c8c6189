package spikeloom.decoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spikeloom.array.MapSize;

/**
 * The layers of decoder {@code deconv}, which grows a picture from a small stack of feature maps:
 *
 * <pre>{@code
 * latent maps, h x w x c:  convolution of the features of all steps as channels, rectifier
 * otherwise:               affine layer to a map of h x w positions, rectifier
 * then                     convolution, rectifier; again and again; before the last of them the map
 *                          is doubled as often as the picture needs
 * last                     convolution to the planes of the picture
 * }</pre>
 *
 * <p>Convolutions are 3 x 3 with padding 1; doubling repeats every value in a square of 2 x 2. A
 * map that became larger than the picture is cropped at its right and lower side.
 *
 * <p>Without latent maps the picture's sides are halved, rounded up, until neither is longer than
 * {@value #SMALL}, or there is no convolution left to double them again.
 *
 * @param latentMap size of the latent layer, if it is a stack of feature maps
 * @param slots features of a latent neuron
 * @param latents latent neurons
 * @param channels feature maps of every layer but the last, first to last
 * @param small size of the first map
 * @param doublings how often it is doubled
 * @param picture size of the target, its planes as channels
 */
public record DeconvShape(
    Optional<MapSize> latentMap,
    int slots,
    int latents,
    List<Integer> channels,
    MapSize small,
    int doublings,
    MapSize picture) {
  private static final int SMALL = 12;

  /**
   * A convolution.
   *
   * @param input size of the map that it reads, before doubling
   * @param outputs number of maps that it writes
   * @param scale 2 if it reads the doubled map, else 1
   * @param rectified whether a rectifier follows
   */
  public record Convolution(MapSize input, int outputs, int scale, boolean rectified) {
    /** Size of the map that it writes. */
    public MapSize output() {
      return new MapSize(scale * input.height(), scale * input.width(), outputs);
    }
  }

  /** Copies its list. */
  public DeconvShape {
    channels = List.copyOf(channels);
  }

  /**
   * The layers for a picture.
   *
   * @param channels feature maps of every layer but the last, first to last; at least one
   * @throws IllegalArgumentException if they do not fit, with the reason
   */
  public static DeconvShape of(
      LatentFeatures features,
      Optional<MapSize> latentMap,
      List<Integer> channels,
      MapSize picture) {
    if (latentMap.isPresent() && latentMap.get().neurons() != features.latents()) {
      throw new IllegalArgumentException(
          "latent maps of %s have %d neurons, not %d"
              .formatted(latentMap.get(), latentMap.get().neurons(), features.latents()));
    }
    int height = latentMap.map(MapSize::height).orElse(picture.height());
    int width = latentMap.map(MapSize::width).orElse(picture.width());
    int doublings = latentMap.map(map -> doublings(map, picture, channels)).orElse(0);
    while (latentMap.isEmpty()
        && Math.max(height, width) > SMALL
        && doublings < channels.size() - 1) {
      height = (height + 1) / 2;
      width = (width + 1) / 2;
      doublings++;
    }
    int most = channels.stream().mapToInt(Integer::intValue).max().orElse(1);
    if (((long) height * width * most) << 2 * doublings > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "decoder deconv makes maps of up to %d x %d, too many values with decoder-maps %s: use smaller numbers"
              .formatted(height << doublings, width << doublings, channels));
    }
    return new DeconvShape(
        latentMap,
        features.size() / features.latents(),
        features.latents(),
        channels,
        new MapSize(height, width, channels.get(0)),
        doublings,
        picture);
  }

  private static int doublings(MapSize map, MapSize picture, List<Integer> channels) {
    int doublings = 0;
    while (map.height() << doublings < picture.height()
        || map.width() << doublings < picture.width()) {
      doublings++;
    }
    if (doublings > channels.size() - 1) {
      throw new IllegalArgumentException(
          "decoder deconv has to double latent maps of %d x %d %d times for pictures of %d x %d, but decoder-maps has %d convolutions that can: give at least %d numbers"
              .formatted(
                  map.height(),
                  map.width(),
                  doublings,
                  picture.height(),
                  picture.width(),
                  channels.size() - 1,
                  doublings + 1));
    }
    if ((map.height() - 1) << doublings >= picture.height()
        || (map.width() - 1) << doublings >= picture.width()) {
      throw new IllegalArgumentException(
          "decoder deconv doubles latent maps of %d x %d to %d x %d, of which pictures of %d x %d would use a part only: choose layers of the encoder whose maps have the sides of the picture, halved"
              .formatted(
                  map.height(),
                  map.width(),
                  map.height() << doublings,
                  map.width() << doublings,
                  picture.height(),
                  picture.width()));
    }
    return doublings;
  }

  /** Units of the affine layer that is the first without latent maps, all maps together. */
  public int denseUnits() {
    return small.neurons();
  }

  /** The convolutions, first to last. */
  public List<Convolution> convolutions() {
    List<Convolution> layers = new ArrayList<>();
    MapSize map = small;
    if (latentMap.isPresent()) {
      MapSize from = new MapSize(map.height(), map.width(), slots * latentMap.get().channels());
      layers.add(new Convolution(from, channels.get(0), 1, true));
    }
    for (int i = 1; i < channels.size(); i++) {
      int scale = i >= channels.size() - doublings ? 2 : 1;
      layers.add(new Convolution(map, channels.get(i), scale, true));
      map = layers.get(layers.size() - 1).output();
    }
    layers.add(new Convolution(map, picture.channels(), 1, false));
    return layers;
  }

  /** Size of the last map, of which the picture is the upper left part. */
  public MapSize last() {
    return new MapSize(small.height() << doublings, small.width() << doublings, picture.channels());
  }
}
