package spikeloom.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.file.Damage;
import spikeloom.image.FlatJpeg.Segment;
import spikeloom.image.PictureFormat.Colours;
import spikeloom.inspect.FileKind;

/** Brightness and orientation as other viewers show them, computed by hand. */
class PictureColoursTest {
  private static final PictureFormat PIXEL = new PictureFormat(Colours.COLOUR, 1, 1);
  private static final PictureFormat GREY = new PictureFormat(Colours.GREY, 1, 1);

  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("picture.png"), bytes);
  }

  private static void isAbout(int red, int green, int blue, byte[] pixel) {
    int[] expected = {red, green, blue};
    for (int c = 0; c < 3; c++) {
      assertEquals(expected[c], pixel[c] & 0xff, 1, Arrays.toString(pixel));
    }
  }

  private static byte[] square(int[] components, Segment... segments) {
    return FlatJpeg.of(1, new int[][] {components}, segments);
  }

  @Test
  void inksWithAdobesMarkerAreStoredInverted() throws IOException {
    Path file = file(square(new int[] {16, 100, 239, 200}, Segment.adobe(0)));
    // stored light times stored light of black: 16 * 200 / 255 and so on
    isAbout(13, 78, 187, PictureFile.read(file, PIXEL));
    double grey = 0.299 * 13 + 0.587 * 78 + 0.114 * 187;
    assertEquals(grey, PictureFile.read(file, GREY)[0] & 0xff, 1);
    assertTrue(FileKind.describe(file).orElse("").contains("CMYK"));
  }

  @Test
  void inksWithoutTheMarkerAreStoredAsTheyAre() throws IOException {
    Path file = file(square(new int[] {255 - 16, 255 - 100, 255 - 239, 255 - 200}));
    isAbout(13, 78, 187, PictureFile.read(file, PIXEL));
  }

  @Test
  void inksStoredAsLumaAndChromaAreUnmixedFirst() throws IOException {
    // JFIF of light (16, 100, 239): luma 90.73, chroma 211.7 and 74.7
    Path file = file(square(new int[] {91, 212, 75, 200}, Segment.adobe(2)));
    isAbout(13, 78, 187, PictureFile.read(file, PIXEL));
  }

  @Test
  void aProfileOfInksDecidesTheirColours() throws IOException {
    byte[] profile = InkProfile.blackOnly(50);
    // No black: white, whatever the other inks; all black: lightness 50, in sRGB 119.
    int[] paper = {0, 0, 0, 255};
    int[] black = {255, 255, 255, 0};
    Segment[] segments = {Segment.adobe(0), Segment.profile(profile)};
    isAbout(255, 255, 255, PictureFile.read(file(square(paper, segments)), PIXEL));
    isAbout(119, 119, 119, PictureFile.read(file(square(black, segments)), PIXEL));
    profile[36] = 'x'; // no profile any more
    segments[1] = Segment.profile(profile);
    isAbout(0, 0, 0, PictureFile.read(file(square(black, segments)), PIXEL));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 10 60 110 160 210 250", "2, 110 60 10 250 210 160", "3, 250 210 160 110 60 10",
    "4, 160 210 250 10 60 110", "5, 10 160 60 210 110 250", "6, 160 10 210 60 250 110",
    "7, 250 110 210 60 160 10", "8, 110 250 60 210 10 160", "9, 10 60 110 160 210 250"
  })
  void picturesAreTurnedAsTheirExifDataAskFor(int orientation, String expected) throws IOException {
    int[][] squares = {{10}, {60}, {110}, {160}, {210}, {250}};
    boolean turned = orientation >= 5 && orientation <= 8;
    byte[] values = new byte[6];
    String[] words = expected.split(" ", -1);
    for (int i = 0; i < 6; i++) {
      values[i] = (byte) Integer.parseInt(words[i]);
    }
    Path jpeg = file(FlatJpeg.of(3, squares, Segment.exif(orientation)));
    PictureFormat format = new PictureFormat(Colours.GREY, turned ? 3 : 2, turned ? 2 : 3);
    assertArrayEquals(values, PictureFile.read(jpeg, format));
    String size = turned ? "16 x 24 pixels" : "24 x 16 pixels";
    assertTrue(FileKind.describe(jpeg).orElse("").contains(size), FileKind.describe(jpeg) + "");

    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 6; i++) {
      image.getRaster().setSample(i % 3, i / 3, 0, squares[i][0]);
    }
    byte[] exif = Segment.exif(orientation).content();
    Path png = file(withChunk(png(image), "eXIf", Arrays.copyOfRange(exif, 6, exif.length)));
    assertArrayEquals(values, PictureFile.read(png, format));
  }

  @Test
  void gammaOfAPngIsThatOfTheScreen() throws IOException {
    for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB}) {
      BufferedImage image = new BufferedImage(1, 1, type);
      for (int c = 0; c < image.getRaster().getNumBands(); c++) {
        image.getRaster().setSample(0, 0, c, 64);
      }
      byte[] plain = png(image);
      assertEquals(64, PictureFile.read(file(plain), GREY)[0]);
      // 255 (64 / 255)^(1 / 2.2) of linear values; the gamma of sRGB changes nothing
      byte[] linear = withChunk(plain, "gAMA", gamma(100_000));
      assertEquals(136, PictureFile.read(file(linear), GREY)[0] & 0xff, 1);
      assertEquals(64, PictureFile.read(file(withChunk(plain, "gAMA", gamma(45_455))), GREY)[0]);
      assertEquals(64, PictureFile.read(file(withChunk(linear, "sRGB", new byte[1])), GREY)[0]);
      assertEquals(64, PictureFile.read(file(withChunk(plain, "gAMA", gamma(-1))), GREY)[0]);
    }
  }

  @Test
  void sixteenBitsAreReadAsTheirUpperEight() throws IOException {
    BufferedImage grey = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
    grey.getRaster().setSample(0, 0, 0, 100 * 257);
    assertEquals(100, PictureFile.read(file(png(grey)), GREY)[0]);
    isAbout(100, 100, 100, PictureFile.read(file(png(grey)), PIXEL));
    byte[] colours = {0x64, 0, (byte) 0xc8, 0, 0x32, 0};
    isAbout(100, 200, 50, PictureFile.read(file(rawPng(16, 2, colours)), PIXEL));
  }

  @Test
  void paletteAndTransparencyAreApplied() throws IOException {
    byte[] levels = {0, 100, (byte) 200};
    byte[] alphas = {(byte) 255, (byte) 255, 51};
    IndexColorModel palette = new IndexColorModel(2, 3, levels, levels, levels, alphas);
    for (int index = 0; index < 3; index++) {
      BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_BINARY, palette);
      image.getRaster().setSample(0, 0, 0, index);
      int expected = new int[] {0, 100, 40}[index]; // 200 at a fifth
      assertEquals(expected, PictureFile.read(file(png(image)), GREY)[0] & 0xff, 1);
    }
    byte[] transparent = withChunk(rawPng(8, 0, new byte[] {90}), "tRNS", new byte[] {0, 90});
    assertEquals(0, PictureFile.read(file(transparent), GREY)[0]);
    byte[] others = withChunk(rawPng(8, 0, new byte[] {90}), "tRNS", new byte[] {0, 91});
    assertEquals(90, PictureFile.read(file(others), GREY)[0]);
    byte[] colour = {10, 20, 30};
    byte[] cleared = withChunk(rawPng(8, 2, colour), "tRNS", new byte[] {0, 10, 0, 20, 0, 30});
    isAbout(0, 0, 0, PictureFile.read(file(cleared), PIXEL));
  }

  @Test
  void damagedInksAndNotesAreReadOrRefusedInASentence() throws IOException {
    Segment[] segments = {
      Segment.exif(6), Segment.adobe(2), Segment.profile(InkProfile.blackOnly(20))
    };
    Path file = file(square(new int[] {91, 212, 75, 200}, segments));
    Damage.flip(file, 300, f -> PictureFile.read(f, GREY));
    Damage.flip(file, 500, FileKind::describe);
  }

  private static byte[] gamma(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(image, "png", out));
    return out.toByteArray();
  }

  /** A picture of one pixel. */
  private static byte[] rawPng(int bits, int type, byte[] pixel) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
    ByteBuffer header = ByteBuffer.allocate(13).putInt(1).putInt(1);
    chunk(out, "IHDR", header.put((byte) bits).put((byte) type).array());
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (var deflated = new java.util.zip.DeflaterOutputStream(packed)) {
      deflated.write(0);
      deflated.write(pixel);
    }
    chunk(out, "IDAT", packed.toByteArray());
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static byte[] withChunk(byte[] png, String name, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(png, 0, 33); // the mark and the header
    chunk(out, name, content);
    out.write(png, 33, png.length - 33);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String name, byte[] content) {
    byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(letters);
    crc.update(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    out.writeBytes(letters);
    out.writeBytes(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
