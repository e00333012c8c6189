package spikeloom.image;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/**
 * Draws colour pictures of one shape on a textured background: waves in two directions with noise,
 * and a disc, square, triangle or cross of random place, size and colour. A picture depends on its
 * number alone.
 */
public final class ShapePictures {
  /** The shapes, which are the classes. */
  public static final List<String> SHAPES = List.of("cross", "disc", "square", "triangle");

  private ShapePictures() {}

  /** Draws picture {@code number}; its class is {@code number % 4}. */
  public static BufferedImage draw(int number, int height, int width) {
    FastRandom random = RandomKey.ofSeed(number).fold("shape picture").random();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    double down = 2 + 6 * random.nextDouble();
    double right = 2 + 6 * random.nextDouble();
    int[] ground = {random.nextInt(160), random.nextInt(160), random.nextInt(160)};
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double wave =
            Math.sin(2 * Math.PI * down * y / height) * Math.cos(2 * Math.PI * right * x / width);
        int light = (int) (40 + 30 * wave) + random.nextInt(24);
        image.setRGB(
            x, y, new Color(ground[0] + light, ground[1] + light, ground[2] + light).getRGB());
      }
    }
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.getHSBColor((float) random.nextDouble(), 0.9f, 0.95f));
    int side = (int) (Math.min(height, width) * (0.3 + 0.3 * random.nextDouble()));
    int left = random.nextInt(width - side + 1);
    int top = random.nextInt(height - side + 1);
    shape(graphics, number % SHAPES.size(), left, top, side);
    graphics.dispose();
    return image;
  }

  private static void shape(Graphics2D graphics, int shape, int left, int top, int side) {
    switch (shape) {
      case 0 -> {
        graphics.setStroke(new BasicStroke(Math.max(1, side / 5f)));
        graphics.drawLine(left, top + side / 2, left + side, top + side / 2);
        graphics.drawLine(left + side / 2, top, left + side / 2, top + side);
      }
      case 1 -> graphics.fillOval(left, top, side, side);
      case 2 -> graphics.fillRect(left, top, side, side);
      default ->
          graphics.fillPolygon(
              new Polygon(
                  new int[] {left, left + side / 2, left + side},
                  new int[] {top + side, top, top + side},
                  3));
    }
  }

  /** The file of a picture. */
  public static byte[] file(int number, int height, int width, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(draw(number, height, width), format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Paths of {@code count} pictures in folders of their classes, such as {@code disc/0005.png}. */
  public static List<String> names(int count, String format) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(String.format(Locale.ROOT, "%s/%04d.%s", SHAPES.get(i % SHAPES.size()), i, format));
    }
    return names;
  }

  /** Writes square pictures into a folder. */
  public static void write(Path folder, int count, int side, String format) throws IOException {
    List<String> names = names(count, format);
    for (int i = 0; i < count; i++) {
      Path file = folder.resolve(names.get(i));
      Files.createDirectories(file.getParent());
      Files.write(file, file(i, side, side, format));
    }
  }
}
