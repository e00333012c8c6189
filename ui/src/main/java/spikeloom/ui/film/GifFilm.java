package spikeloom.ui.film;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.NodeList;

/**
 * Writes a film as an animated GIF by the writer of the JDK. All frames have one palette, so that
 * colours do not flicker.
 */
final class GifFilm {
  private static final int HUNDREDTHS = 100; // of a second: the unit of delays

  private final Film film;
  private final ImageWriter writer;
  private final ImageWriteParam options;
  private final Palette palette;

  private GifFilm(Film film, ImageWriter writer) {
    this.film = film;
    this.writer = writer;
    options = writer.getDefaultWriteParam();
    options.setProgressiveMode(ImageWriteParam.MODE_DISABLED);
    palette = Palette.of(film);
  }

  static void write(Film film, OutputStream out) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream gif = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(gif);
      new GifFilm(film, writer).write(gif);
    } finally {
      writer.dispose();
    }
  }

  private void write(ImageOutputStream gif) throws IOException {
    for (int i = 0; i < film.frames(); i++) {
      BufferedImage picture = palette.of(film.picture().apply(i));
      if (i == 0) {
        writer.prepareWriteSequence(stream(picture));
      }
      writer.writeToSequence(new IIOImage(picture, null, frame(picture, i)), options);
      gif.flush(); // otherwise all frames stay in memory
    }
    writer.endWriteSequence();
  }

  private IIOMetadata stream(BufferedImage picture) throws IOException {
    IIOMetadata stream = writer.getDefaultStreamMetadata(options);
    IIOMetadataNode root = new IIOMetadataNode(stream.getNativeMetadataFormatName());
    root.appendChild(
        node(
            "LogicalScreenDescriptor",
            Map.of(
                "logicalScreenWidth",
                picture.getWidth(),
                "logicalScreenHeight",
                picture.getHeight(),
                "colorResolution",
                8,
                "pixelAspectRatio",
                0)));
    IIOMetadataNode table =
        node(
            "GlobalColorTable",
            Map.of(
                "sizeOfGlobalColorTable",
                Palette.SIZE,
                "backgroundColorIndex",
                0,
                "sortFlag",
                "FALSE"));
    for (int i = 0; i < Palette.SIZE; i++) {
      int colour = palette.colour(i);
      table.appendChild(
          node(
              "ColorTableEntry",
              Map.of(
                  "index", i,
                  "red", colour >> 16 & 0xff,
                  "green", colour >> 8 & 0xff,
                  "blue", colour & 0xff)));
    }
    root.appendChild(table);
    stream.mergeTree(root.getNodeName(), root);
    return stream;
  }

  private IIOMetadata frame(BufferedImage picture, int index) throws IOException {
    IIOMetadata frame =
        writer.getDefaultImageMetadata(
            ImageTypeSpecifier.createFromRenderedImage(picture), options);
    String format = frame.getNativeMetadataFormatName();
    IIOMetadataNode root = (IIOMetadataNode) frame.getAsTree(format);
    remove(root, "LocalColorTable"); // all frames have the global one
    remove(root, "GraphicControlExtension");
    root.appendChild(
        node(
            "GraphicControlExtension",
            Map.of(
                "disposalMethod",
                "doNotDispose",
                "userInputFlag",
                "FALSE",
                "transparentColorFlag",
                "FALSE",
                "delayTime",
                Math.round((float) HUNDREDTHS / film.rate(index)),
                "transparentColorIndex",
                0)));
    if (index == 0) {
      root.appendChild(endless());
    }
    frame.setFromTree(format, root);
    return frame;
  }

  private static void remove(IIOMetadataNode root, String name) {
    NodeList found = root.getElementsByTagName(name);
    for (int i = found.getLength() - 1; i >= 0; i--) {
      root.removeChild(found.item(i));
    }
  }

  /** The extension by which Netscape repeated films, which all viewers know. */
  private static IIOMetadataNode endless() {
    IIOMetadataNode repeated =
        node(
            "ApplicationExtension",
            Map.of("applicationID", "NETSCAPE", "authenticationCode", "2.0"));
    repeated.setUserObject(new byte[] {1, 0, 0});
    IIOMetadataNode all = new IIOMetadataNode("ApplicationExtensions");
    all.appendChild(repeated);
    return all;
  }

  private static IIOMetadataNode node(String name, Map<String, Object> attributes) {
    IIOMetadataNode node = new IIOMetadataNode(name);
    attributes.forEach((key, value) -> node.setAttribute(key, value.toString()));
    return node;
  }
}
