package spikeloom.ui.fake;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import spikeloom.ui.chart.PngChunk;

/** Reads films back. */
public final class FilmReader {
  private static final int SIGNATURE = 8;

  private FilmReader() {}

  /**
   * A frame.
   *
   * @param picture its pixels
   * @param seconds how long it is shown
   */
  public record Frame(BufferedImage picture, double seconds) {}

  /** The frames of a GIF file, which repeats for ever and has one palette. */
  public static List<Frame> gif(Path file) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    List<Frame> frames = new ArrayList<>();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      int count = reader.getNumImages(true);
      for (int i = 0; i < count; i++) {
        IIOMetadata metadata = reader.getImageMetadata(i);
        IIOMetadataNode root =
            (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
        if (root.getElementsByTagName("LocalColorTable").getLength() > 0) {
          throw new IOException("frame " + i + " has its own colours");
        }
        if (i == 0 && !endless(root)) {
          throw new IOException("it is shown once");
        }
        IIOMetadataNode control =
            (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
        double hundredths = Integer.parseInt(control.getAttribute("delayTime"));
        frames.add(new Frame(reader.read(i), hundredths / 100));
      }
    } finally {
      reader.dispose();
    }
    return frames;
  }

  private static boolean endless(IIOMetadataNode root) {
    IIOMetadataNode extension =
        (IIOMetadataNode) root.getElementsByTagName("ApplicationExtension").item(0);
    byte[] data = (byte[]) extension.getUserObject();
    return extension.getAttribute("applicationID").equals("NETSCAPE")
        && extension.getAttribute("authenticationCode").equals("2.0")
        && data[0] == 1
        && data[1] == 0
        && data[2] == 0;
  }

  /** The frames of an animated PNG file, which repeats for ever. */
  public static List<Frame> png(Path file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
    in.position(SIGNATURE);
    byte[] header = new byte[0];
    double seconds = 0;
    int sequence = 0;
    int announced = 0;
    List<Frame> frames = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] data = new byte[in.getInt()];
      byte[] name = new byte[4];
      in.get(name).get(data);
      in.getInt(); // checked by the reader of each frame
      ByteBuffer fields = ByteBuffer.wrap(data);
      String type = new String(name, StandardCharsets.US_ASCII);
      switch (type) {
        case "IHDR" -> header = data;
        case "acTL" -> {
          announced = fields.getInt();
          expect(0, fields.getInt(), "repetitions");
        }
        case "fcTL" -> {
          expect(sequence++, fields.getInt(), "sequence number");
          seconds = (double) fields.getShort(20) / fields.getShort(22);
        }
        case "IDAT" -> frames.add(new Frame(picture(header, data), seconds));
        case "fdAT" -> {
          expect(sequence++, fields.getInt(), "sequence number");
          byte[] pixels = new byte[data.length - 4];
          fields.get(pixels);
          frames.add(new Frame(picture(header, pixels), seconds));
        }
        case "IEND" -> expect(announced, frames.size(), "frames");
        default -> throw new IOException(type);
      }
    }
    return frames;
  }

  private static void expect(int expected, int found, String what) throws IOException {
    if (expected != found) {
      throw new IOException(found + " instead of " + expected + ": " + what);
    }
  }

  private static BufferedImage picture(byte[] header, byte[] pixels) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    PngChunk.begin(png);
    PngChunk.write(png, "IHDR", header);
    PngChunk.write(png, "IDAT", pixels);
    PngChunk.write(png, "IEND", new byte[0]);
    return ImageIO.read(new ByteArrayInputStream(png.toByteArray()));
  }
}
