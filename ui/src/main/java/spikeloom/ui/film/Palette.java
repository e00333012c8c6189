package spikeloom.ui.film;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The 256 colours of a film, chosen for some of its frames by splitting the set of their colours
 * again and again where it varies most, and the nearest of them to any colour.
 */
final class Palette {
  static final int SIZE = 256;

  /** Number of frames whose colours are counted. */
  private static final int PROBES = 8;

  private static final int CACHED = 1 << 16;

  private final int[] colours;
  private final IndexColorModel model;
  private final int[] known = new int[CACHED]; // colours with nearest ones, 0 if none
  private final byte[] nearest = new byte[CACHED];

  private Palette(int[] colours) {
    this.colours = colours;
    this.model =
        new IndexColorModel(8, SIZE, colours, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
  }

  /** Colours for a film. */
  static Palette of(Film film) {
    ColourCounts counts = new ColourCounts();
    int probes = Math.min(PROBES, film.frames());
    for (int i = 0; i < probes; i++) {
      int frame = probes == 1 ? 0 : i * (film.frames() - 1) / (probes - 1);
      counts.add(film.picture().apply(frame));
    }
    PriorityQueue<ColourGroup> groups =
        new PriorityQueue<>(Comparator.comparingDouble(ColourGroup::spread).reversed());
    groups.add(ColourGroup.of(counts.all()));
    while (groups.size() < SIZE && groups.element().spread() > 0) {
      groups.addAll(groups.remove().halves());
    }
    List<ColourGroup> chosen = new ArrayList<>(groups);
    int[] colours = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      colours[i] = 0xff << 24 | chosen.get(Math.min(i, chosen.size() - 1)).mean();
    }
    return new Palette(colours);
  }

  /** A colour, 0xAARRGGBB. */
  int colour(int index) {
    return colours[index];
  }

  /** A picture in these colours. */
  BufferedImage of(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    int[] row = new int[width];
    byte[] indices = new byte[width];
    for (int y = 0; y < height; y++) {
      picture.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        indices[x] = index(row[x] | 0xff << 24);
      }
      result.getRaster().setDataElements(0, y, width, 1, indices);
    }
    return result;
  }

  private byte index(int colour) {
    int place = (colour * 0x9e3779b1) >>> 16;
    if (known[place] != colour) {
      known[place] = colour;
      nearest[place] = (byte) search(colour);
    }
    return nearest[place];
  }

  private int search(int colour) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < SIZE && least > 0; i++) {
      int red = (colour >> 16 & 0xff) - (colours[i] >> 16 & 0xff);
      int green = (colour >> 8 & 0xff) - (colours[i] >> 8 & 0xff);
      int blue = (colour & 0xff) - (colours[i] & 0xff);
      int distance = red * red + green * green + blue * blue;
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }
}
