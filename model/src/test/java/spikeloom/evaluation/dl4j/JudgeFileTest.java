package spikeloom.evaluation.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.evaluation.EvaluationException;
import spikeloom.spike.SignalShape;

final class JudgeFileTest {
  private static final JudgeFile JUDGE =
      new JudgeFile(
          new JudgeKey(
              "letters",
              new SignalShape.Image(1, 8, 9),
              26,
              0x12345678L,
              new JudgeSettings(-7, 2, 32, 0.01, 0)),
          new float[] {0.5f, -3e-30f, Float.MAX_VALUE});

  @TempDir private Path folder;
  private Path file;
  private byte[] good;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("judge.bin");
    JUDGE.write(file);
    good = Files.readAllBytes(file);
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    JudgeFile read = JudgeFile.read(file);
    assertEquals(JUDGE.key(), read.key());
    assertArrayEquals(JUDGE.parameters(), read.parameters());
  }

  @Test
  void everyBitThatTurnsIsFound() throws IOException {
    for (int i = 0; i < good.length; i++) {
      byte[] damaged = good.clone();
      damaged[i] ^= 4;
      String message = refused(damaged);
      assertTrue(message.contains(file.toString()), message);
      if (i >= 12) { // behind the name and the number of the format
        assertEquals(sentence("its checksum does not match its content"), message);
      }
    }
  }

  @Test
  void everyFileThatEndsTooEarlyIsFound() throws IOException {
    for (int length : List.of(0, 5, 8, 11, 12, 40, good.length - 1)) {
      String message = refused(Arrays.copyOf(good, length));
      assertTrue(message.endsWith("."), message);
      assertTrue(message.contains("is not a judge") || message.contains("is damaged"), message);
    }
    assertEquals(
        sentence("its checksum does not match its content"),
        refused(Arrays.copyOf(good, good.length + 1)));
  }

  @Test
  void filesOfOthersAndOfOtherVersionsAreDistinguished() throws IOException {
    assertEquals(
        file + " is not a judge: it does not begin with SPKLJUDG; delete it.",
        refused("a letter to a friend".getBytes(StandardCharsets.UTF_8)));
    byte[] later = good.clone();
    later[11] = 9;
    assertEquals(
        "The judge "
            + file
            + " has format 9, but this version reads format 1: delete it, and it will be trained again.",
        refused(later));
    Path none = folder.resolve("none");
    assertEquals(
        "The judge " + none + " cannot be read: it does not exist.",
        assertThrows(EvaluationException.class, () -> JudgeFile.read(none)).getMessage());
  }

  @Test
  void settingsThatNobodyCanHaveTrainedWithAreRefused() throws IOException {
    int epochs = 12 + 2 + "letters".length() + 3 * Integer.BYTES + Integer.BYTES + 2 * Long.BYTES;
    ByteBuffer bytes = ByteBuffer.wrap(good.clone());
    assertEquals(2, bytes.getInt(epochs));
    bytes.putInt(epochs, 0);
    CRC32C sum = new CRC32C();
    sum.update(bytes.array(), 0, good.length - Long.BYTES);
    bytes.putLong(good.length - Long.BYTES, sum.getValue());
    assertEquals(sentence("its settings are not valid"), refused(bytes.array()));
  }

  @Test
  void weightsThatDoNotMakeTheNetworkAreRefused() {
    assertEquals(
        sentence("3 weights do not fit its network"),
        assertThrows(EvaluationException.class, () -> Judge.load(file)).getMessage());
  }

  private String sentence(String how) {
    return "The judge "
        + file
        + " is damaged ("
        + how
        + "): delete it, and it will be trained again.";
  }

  private String refused(byte[] content) throws IOException {
    Files.write(file, content);
    return assertThrows(EvaluationException.class, () -> JudgeFile.read(file)).getMessage();
  }
}
