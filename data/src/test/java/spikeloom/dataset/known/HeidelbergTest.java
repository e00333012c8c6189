package spikeloom.dataset.known;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.Md5;
import spikeloom.dataset.Nature;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.Validation;
import spikeloom.dataset.ValidationRule;
import spikeloom.dataset.known.Download.Outcome;
import spikeloom.dataset.known.Heidelberg.Part;
import spikeloom.file.DataException;
import spikeloom.hdf.SpikeFixture;

class HeidelbergTest {
  private static final String WRONG = "0".repeat(32);

  @TempDir Path root;
  private HttpServer server;
  private DataDirectory where;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    for (String name : List.of("train", "valid", "test")) {
      byte[] zip = zip("set/" + name + ".h5");
      server.createContext(
          "/" + name + ".h5.zip",
          exchange -> {
            exchange.sendResponseHeaders(200, zip.length);
            exchange.getResponseBody().write(zip);
            exchange.close();
          });
    }
    server.start();
    where = DataDirectory.given(root.toString());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private byte[] zip(String name) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      ZipEntry entry = new ZipEntry(name);
      entry.setTime(0);
      zip.putNextEntry(entry);
      zip.write(Files.readAllBytes(SpikeFixture.copy(SpikeFixture.PYTABLES, root)));
    }
    return out.toByteArray();
  }

  private CatalogEntry entry(Part... parts) {
    URI address = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    return new CatalogEntry(
        "tiny",
        "Tiny",
        SpikeFixture.SAMPLES,
        SpikeFixture.SAMPLES,
        Heidelberg.SHAPE,
        3,
        "none",
        "nobody",
        Nature.COUNTED_SPIKES,
        new Heidelberg(List.of(parts), 1.4, 1, List.of(address)));
  }

  private Part part(String name, String place) throws IOException {
    MessageDigest digest = Md5.digest();
    digest.update(zip("set/" + name + ".h5"));
    return new Part(name, place, Md5.hex(digest));
  }

  private Outcome fetch(CatalogEntry entry) {
    return new Download(
            entry,
            where,
            (file, done, total) -> {},
            new Transfer.Conditions(Duration.ofSeconds(20), address -> true))
        .fetch();
  }

  private Dataset open(CatalogEntry entry) {
    return entry.origin().open(entry, where, 1, SourceOptions.defaults());
  }

  @Test
  void archivesOfThePublishedChecksumAreUnpackedAndOpen() throws IOException {
    CatalogEntry entry = entry(part("train", "train"), part("test", "test"));
    assertEquals(DataStatus.ABSENT, Catalog.status(entry, where));
    assertEquals(Outcome.COMPLETE, fetch(entry));
    assertEquals(DataStatus.READY, Catalog.status(entry, where));
    Dataset set = open(entry);
    assertEquals(SpikeFixture.SAMPLES, set.train().size());
    assertEquals(SpikeFixture.SAMPLES, set.test().size());
    assertEquals(List.of("zero", "one", "two"), set.classNames());
    assertEquals(Heidelberg.CHANNELS, set.train().spikes().orElseThrow().channels());
    assertEquals(Heidelberg.SHAPE, set.shape());
  }

  @Test
  void anArchiveOfAnotherChecksumNeverGetsIntoPlace() throws IOException {
    CatalogEntry entry = entry(part("train", "train"), new Part("test", "test", WRONG));
    String message = assertThrows(DataException.class, () -> fetch(entry)).getMessage();
    assertTrue(message.contains("instead of " + WRONG), message);
    assertEquals(DataStatus.INCOMPLETE, Catalog.status(entry, where));
    assertFalse(Files.exists(root.resolve("tiny/test")));
    String missing = assertThrows(DataException.class, () -> open(entry)).getMessage();
    assertTrue(missing.contains("Tiny is not complete in"), missing);
  }

  @Test
  void validationSamplesAreOfSpeakersOfTheirOwn() throws IOException {
    CatalogEntry entry = entry(part("train", "train"), part("test", "test"));
    fetch(entry);
    ValidationRule rule = entry.origin().validation();
    Dataset set = Validation.of(open(entry), rule, 0.2, 1);
    Set<String> learned = speakers(set.train());
    Set<String> held = speakers(set.validation());
    assertEquals(1, held.size());
    assertEquals(5, learned.size());
    assertTrue(held.stream().noneMatch(learned::contains));
  }

  private static Set<String> speakers(Dataset.Split split) {
    return IntStream.range(0, split.size())
        .mapToObj(i -> split.place(i).origin())
        .collect(Collectors.toSet());
  }

  @Test
  void aPublishedValidationPartIsKept() throws IOException {
    CatalogEntry entry =
        entry(part("train", "train"), part("valid", "validation"), part("test", "test"));
    fetch(entry);
    ValidationRule rule = entry.origin().validation();
    assertEquals(ValidationRule.AS_PUBLISHED, rule);
    Dataset set = Validation.of(open(entry), rule, rule.share(), 1);
    assertEquals(SpikeFixture.SAMPLES, set.train().size());
    assertEquals(SpikeFixture.SAMPLES, set.validation().size());
  }

  @Test
  void filesMayBeInTheFolderOfTheSet() throws IOException {
    CatalogEntry entry = entry(part("train", "train"), part("test", "test"));
    Path folder = Files.createDirectories(root.resolve("tiny"));
    byte[] content = Files.readAllBytes(SpikeFixture.copy(SpikeFixture.H5PY, root));
    Files.write(folder.resolve("train.h5"), content);
    Files.write(folder.resolve("test.h5"), content);
    assertEquals(DataStatus.READY, Catalog.status(entry, where));
    assertEquals(List.of("0", "1", "2"), open(entry).classNames());
  }

  @Test
  void theCatalogHasBothSets() {
    assertEquals(2, Catalog.entry("shd").origin().archives().size());
    assertEquals(3, Catalog.entry("ssc").origin().archives().size());
    assertEquals("events", Catalog.entry("shd").encoding());
  }
}
