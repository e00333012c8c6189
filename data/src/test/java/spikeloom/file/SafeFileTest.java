package spikeloom.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SafeFileTest {
  private static final String SECRET = "a file of somebody";

  @TempDir Path folder;
  private Path outside;
  private Path file;

  @BeforeEach
  void files() throws IOException {
    outside = Files.writeString(folder.resolve("outside"), SECRET);
    file = folder.resolve("out").resolve("plan.json");
    Files.createDirectories(file.getParent());
  }

  @Test
  void aLinkInThePlaceOfTheFileIsReplacedAndNotFollowed() throws IOException {
    Files.createSymbolicLink(file, outside);
    SafeFile.writeText(file, "new");
    assertEquals(SECRET, Files.readString(outside));
    assertEquals("new", Files.readString(file));
    assertFalse(Files.isSymbolicLink(file));
  }

  @Test
  void aLinkWithTheNameOfAPartIsNotWrittenTo() throws IOException {
    Path part = file.resolveSibling("plan.json.part");
    Files.createSymbolicLink(part, outside);
    SafeFile.writeText(file, "new");
    SafeFile.writeBeside(file, beside -> Files.writeString(beside, "newer"));
    assertEquals(SECRET, Files.readString(outside));
    assertEquals("newer", Files.readString(file));
    assertTrue(Files.isSymbolicLink(part), "what is not ours is left alone");
  }

  @Test
  void namesBesideAFileCannotBeGuessed() {
    assertNotEquals(SafeFile.beside(file), SafeFile.beside(file));
    assertTrue(SafeFile.isLeftover(SafeFile.beside(file)));
    assertFalse(SafeFile.isLeftover(file));
    assertFalse(SafeFile.isLeftover(file.resolveSibling("notes.part")));
  }

  @Test
  void nothingIsAppendedThroughALink() throws IOException {
    Files.createSymbolicLink(file, outside);
    assertThrows(IOException.class, () -> SafeFile.append(file, "more"));
    assertEquals(SECRET, Files.readString(outside));
    Files.delete(file);
    SafeFile.append(file, "one ");
    SafeFile.append(file, "two");
    assertEquals("one two", Files.readString(file));
  }

  @Test
  void whatFailsKeepsTheOldFileAndLeavesNothingBeside() throws IOException {
    SafeFile.writeText(file, "old");
    assertThrows(
        IOException.class,
        () ->
            SafeFile.write(
                file,
                out -> {
                  out.write("half".getBytes(StandardCharsets.UTF_8));
                  throw new IOException("the disk is full");
                }));
    assertEquals("old", Files.readString(file));
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void aFolderThatIsGoneIsNotMadeAgainByReplace() {
    Path deep = folder.resolve("gone").resolve("plan.json");
    assertThrows(IOException.class, () -> SafeFile.replace(deep, out -> out.write(1)));
    assertFalse(Files.exists(deep.getParent()));
  }

  @Test
  void controlCharactersOfATextAreEscaped() {
    assertEquals("Grüße, 数 😀 \"'", SafeText.escaped("Grüße, 数 😀 \"'"));
    assertEquals("a\\nb\\tc\\r", SafeText.escaped("a\nb\tc\r"));
    assertEquals("\\u001b[31m\\u0000\\u007f\\u009b", SafeText.escaped("\u001b[31m\0\u007f\u009b"));
    assertEquals("\\u2028\\u2029\\u202e\\u2066", SafeText.escaped("\u2028\u2029\u202e\u2066"));
    assertEquals("\\ud83d.", SafeText.escaped("\ud83d."));
    assertEquals("file\\n.csv is wrong", new DataException("file\n.csv is wrong").getMessage());
  }
}
