package spikeloom.dataset.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.dataset.known.Sources;
import spikeloom.file.DataException;
import spikeloom.image.PictureFormat;
import spikeloom.image.PictureFormat.Colours;

class ImageFolderTest {
  @TempDir Path root;

  private void picture(String path, int grey) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 4; i++) {
      image.getRaster().setSample(i % 2, i / 2, 0, grey);
    }
    ImageIO.write(image, "png", file.toFile());
  }

  private void pictures(int ofCats, int ofDogs) throws IOException {
    for (int i = 0; i < ofCats; i++) {
      picture("cat/" + i + ".png", i);
    }
    for (int i = 0; i < ofDogs; i++) {
      picture("dog/" + i + ".png", 100 + i);
    }
  }

  private Dataset open(long seed) {
    SourceOptions options =
        SourceOptions.defaults().withSplitSeed(seed).with(new PictureFormat(Colours.GREY, 2, 2));
    return Sources.open(
        root.toString(), new DataDirectory(root, DataDirectory.Origin.OPTION), 1, options);
  }

  private static Set<String> identities(Dataset.Split split) {
    Set<String> identities = new TreeSet<>();
    for (int i = 0; i < split.size(); i++) {
      identities.add(split.identity(i));
    }
    return identities;
  }

  @Test
  void aSubFolderIsAClassAndAFifthOfEachIsTheTest() throws IOException {
    pictures(20, 10);
    Files.writeString(root.resolve("cat/notes.txt"), "no picture");
    Dataset set = open(1);
    assertEquals(List.of("cat", "dog"), set.classNames());
    assertEquals(24, set.train().size());
    assertEquals(6, set.test().size());
    int dogs = 0;
    float[] values = new float[4];
    for (int i = 0; i < set.test().size(); i++) {
      dogs += set.test().label(i);
      set.test().copyTo(i, values, 0);
      assertEquals(set.test().label(i) == 1, values[0] >= 100 / 255f);
    }
    assertEquals(2, dogs);
    Set<String> all = identities(set.train());
    all.addAll(identities(set.test()));
    assertEquals(30, all.size(), "no picture is in both parts");
  }

  @Test
  void theSplitFollowsTheSeedAndTheNamesAlone() throws IOException {
    pictures(20, 10);
    assertEquals(open(1).splitHash(), open(1).splitHash());
    assertNotEquals(open(1).splitHash(), open(2).splitHash());
    assertNotEquals(identities(open(1).test()), identities(open(2).test()));
    Set<String> cats = identities(open(1).test());
    picture("emu/1.png", 200);
    assertEquals(cats, identities(open(1).test()), "a new class leaves the others as they were");
  }

  @Test
  void foldersOfTheTwoPartsAreTakenAsTheyAre() throws IOException {
    picture("train/cat/1.png", 1);
    picture("train/dog/1.png", 2);
    picture("Test/dog/2.png", 3);
    Dataset set = open(1);
    assertEquals(2, set.train().size());
    assertEquals(1, set.test().label(0));
    assertTrue(set.splitRule().contains("train and test"));
    Files.delete(root.resolve("Test/dog/2.png"));
    assertTrue(refusal().contains("in the sub-folder train but none in test"), refusal());
  }

  @Test
  void picturesAloneAreOneClass() throws IOException {
    for (int i = 0; i < 5; i++) {
      picture(i + ".png", i);
    }
    assertEquals(List.of("all"), open(1).classNames());
    assertEquals(1, open(1).test().size());
  }

  @Test
  void aFolderWithoutPicturesOrWithADamagedOneIsRefused() throws IOException {
    assertTrue(refusal().contains("is not a supported data set"));
    pictures(2, 0);
    Files.writeString(root.resolve("cat/9.png"), "no picture");
    assertTrue(refusal().contains("9.png"));
  }

  private String refusal() {
    String message = assertThrows(DataException.class, () -> open(1)).getMessage();
    assertTrue(message.endsWith(".") && !message.contains("\n"), message);
    return message;
  }

  @Test
  void aSubFolderOfAClassIsAnOriginThatStaysInOnePart() throws IOException {
    for (int person = 0; person < 5; person++) {
      for (int i = 0; i < 4; i++) {
        picture("cat/p%d/%d.png".formatted(person, i), i);
        picture("dog/p%d/%d.png".formatted(person, i), 100 + i);
      }
    }
    Dataset set = open(1);
    assertEquals(32, set.train().size());
    Set<String> tested = new TreeSet<>();
    identities(set.test()).forEach(identity -> tested.add(identity.split("/", -1)[1]));
    assertEquals(1, tested.size(), "all of one origin");
    assertTrue(set.splitRule().contains("origins"), set.splitRule());
  }

  @Test
  void theFramesOfAFilmFollowEachOtherInTheOrderOfTheirNumbers() throws IOException {
    for (int i = 1; i <= 20; i++) {
      picture("film/frame%d.png".formatted(i), 10 * i);
    }
    SourceOptions options =
        SourceOptions.defaults()
            .with(new PictureFormat(Colours.GREY, 2, 2))
            .with(SourceOptions.TargetMoment.NEXT);
    Dataset set = new ImageFolder(root, options).open();
    assertEquals(15, set.train().size(), "of 16 frames the last one has none after it");
    assertEquals(3, set.test().size());
    float[] seen = new float[4];
    float[] decoded = new float[4];
    for (int i = 0; i < 15; i++) {
      set.train().copyInputTo(i, seen, 0);
      set.train().copyTo(i, decoded, 0);
      assertEquals(10 * (i + 1) / 255f, seen[0]);
      assertEquals(10 * (i + 2) / 255f, decoded[0]);
    }
    assertEquals("film/frame17.png -> film/frame18.png", set.test().identity(0));
  }

  @Test
  void aFolderOfTwoKindsOfFilesIsRefused() throws IOException {
    pictures(2, 0);
    Files.write(root.resolve("cat/a.wav"), new byte[] {1});
    assertTrue(refusal().contains("and a folder of sounds"), refusal());
  }
}
