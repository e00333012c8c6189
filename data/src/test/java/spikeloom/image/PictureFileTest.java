package spikeloom.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.file.Damage;
import spikeloom.file.DataException;
import spikeloom.image.PictureFormat.Colours;

class PictureFileTest {
  private static final PictureFormat GREY_4 = new PictureFormat(Colours.GREY, 4, 4);

  @TempDir Path folder;

  private Path write(BufferedImage image, String format) throws IOException {
    Path file = folder.resolve("p." + format);
    assertTrue(ImageIO.write(image, format, file.toFile()));
    return file;
  }

  private static BufferedImage grey(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.getRaster().setSample(x, y, 0, 10 * y + x);
      }
    }
    return image;
  }

  @Test
  void aGreyPictureOfTheRightSizeIsReadByteByByte() throws IOException {
    byte[] bytes = PictureFile.read(write(grey(4, 4), "png"), GREY_4);
    for (int i = 0; i < 16; i++) {
      assertEquals(10 * (i / 4) + i % 4, bytes[i]);
    }
  }

  @Test
  void aLargerPictureIsAveraged() throws IOException {
    byte[] bytes = PictureFile.read(write(grey(8, 8), "png"), GREY_4);
    // The mean of rows 2 and 3 and columns 4 and 5.
    assertEquals(Math.round(10 * 2.5 + 4.5), bytes[4 + 2]);
  }

  @Test
  void aFlatPictureStaysFlatWhateverItsSize() throws IOException {
    for (int side : new int[] {1, 3, 7, 50}) {
      BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
      for (int i = 0; i < side * side; i++) {
        image.setRGB(i % side, i / side, 0x646464);
      }
      for (byte value : PictureFile.read(write(image, "png"), GREY_4)) {
        assertEquals(100, value);
      }
    }
  }

  @Test
  void theAspectIsKeptAndThePictureStandsInTheMiddle() throws IOException {
    BufferedImage image = new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 200; i++) {
      image.setRGB(i % 20, i / 20, 0xffffff);
    }
    byte[] bytes = PictureFile.read(write(image, "bmp"), GREY_4);
    byte white = (byte) 255;
    assertArrayEquals(
        new byte[] {0, 0, 0, 0, white, white, white, white, white, white, white, white, 0, 0, 0, 0},
        bytes);
  }

  @Test
  void coloursAreKeptAsPlanesOrWeighedAsTheEyeDoes() throws IOException {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0x64c832);
    Path file = write(image, "png");
    assertArrayEquals(
        new byte[] {100, (byte) 200, 50},
        PictureFile.read(file, new PictureFormat(Colours.COLOUR, 1, 1)));
    assertEquals(
        (byte) Math.round(0.299 * 100 + 0.587 * 200 + 0.114 * 50),
        PictureFile.read(file, new PictureFormat(Colours.GREY, 1, 1))[0]);
  }

  @Test
  void whatIsTransparentIsBlack() throws IOException {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x00ffffff);
    Path file = write(image, "png");
    assertEquals(0, PictureFile.read(file, new PictureFormat(Colours.GREY, 1, 1))[0]);
  }

  @Test
  void aPictureThatClaimsToBeHugeIsRefusedBeforeItIsDecoded() throws IOException {
    Path file = write(grey(4, 4), "png");
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer.wrap(bytes).putInt(16, 60_000).putInt(20, 60_000);
    CRC32 crc = new CRC32();
    crc.update(bytes, 12, 17);
    ByteBuffer.wrap(bytes).putInt(29, (int) crc.getValue());
    Files.write(file, bytes);
    String message =
        assertThrows(DataException.class, () -> PictureFile.read(file, GREY_4)).getMessage();
    assertTrue(message.contains("60,000 x 60,000 pixels"), message);
  }

  @Test
  void whatIsNotAPictureIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("p.png"), "no picture");
    assertThrows(DataException.class, () -> PictureFile.read(file, GREY_4));
    Path missing = folder.resolve("none.png");
    assertThrows(DataException.class, () -> PictureFile.read(missing, GREY_4));
    assertTrue(PictureFile.named(Path.of("A.JPG")) && !PictureFile.named(Path.of("._a.png")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "bmp", "gif"})
  void damageIsReadOrRefusedInASentence(String format) throws IOException {
    Path file = write(grey(9, 7), format);
    Damage.cutEverywhere(file, f -> PictureFile.read(f, GREY_4));
    Damage.flip(file, 500, f -> PictureFile.read(f, GREY_4));
  }
}
