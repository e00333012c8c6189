package spikeloom.dataset.known;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.IdxArray;
import spikeloom.dataset.Sha256;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.known.Download.Outcome;
import spikeloom.file.DataException;

/** Everything runs against a server on the loopback interface; the network is never used. */
@Timeout(600)
class DownloadTest {
  private static final Transfer.Conditions LOCAL = local(Duration.ofMinutes(10));
  private static final Transfer.Conditions HASTY = local(Duration.ofSeconds(3));

  @TempDir Path root;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;
  private DataDirectory where;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    mirror("/good/", this::goodWithRange);
    mirror("/whole/", exchange -> answer(exchange, 200, packed(exchange)));
    mirror("/none/", exchange -> answer(exchange, 404, new byte[0]));
    mirror("/wrong/", exchange -> answer(exchange, 200, pack(TinySet.labels(1, 1, 1))));
    mirror("/broken/", exchange -> answer(exchange, 200, Arrays.copyOf(packed(exchange), 30)));
    mirror("/endless/", exchange -> answer(exchange, 200, new byte[1 << 20]));
    mirror("/plain/", exchange -> answer(exchange, 200, plain(exchange)));
    mirror("/breaking/", this::breakOff);
    mirror("/cutting/", this::cut);
    mirror("/silent/", this::firstBytesOnly);
    mirror("/dead/", exchange -> waitForTheEnd());
    mirror("/moved/", this::redirect);
    mirror("/away/", exchange -> redirect(exchange, "http://127.0.0.2/x"));
    mirror("/circle/", exchange -> redirect(exchange, exchange.getRequestURI().getPath()));
    mirror("/astray/", exchange -> redirect(exchange, "://"));
    server.start();
    where = DataDirectory.given(root.toString());
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void aSetIsFetchedAndOpens() {
    assertEquals(Outcome.COMPLETE, fetch("/good/"));
    assertEquals(6, TinySet.open(where).train().size());
    assertEquals(4, requests.size());
    assertNoParts();
  }

  @Test
  void filesThatAreHereAreNotFetchedAgain() throws IOException {
    Path tiny = TinySet.write(root);
    Files.delete(tiny.resolve(TinySet.NAMES.get(3) + ".gz"));
    assertEquals(Outcome.COMPLETE, fetch("/good/"));
    assertEquals(List.of("/good/t10k-labels-idx1-ubyte.gz null"), requests);
  }

  @Test
  void progressIsReportedUpToTheSizeOfEachFile() {
    List<String> reported = new ArrayList<>();
    new Download(
            entry("/good/"),
            where,
            (file, done, total) -> reported.add(file + " " + done + "/" + total),
            LOCAL)
        .fetch();
    int size = pack(TinySet.arrays().get(0)).length;
    assertTrue(
        reported.contains("train-images-idx3-ubyte.gz " + size + "/" + size), reported.toString());
  }

  @Test
  void theNextMirrorIsTriedWhereOneFails() {
    assertEquals(Outcome.COMPLETE, fetch("/none/", "/wrong/", "/broken/", "/good/"));
    assertEquals(DataStatus.READY, Catalog.status(TinySet.entry(), where));
    assertNoParts();
  }

  @Test
  void aServerThatIsNotThereIsLikeAnyOtherFailure() throws IOException {
    URI nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://localhost:" + socket.getLocalPort() + "/");
    }
    CatalogEntry entry = TinySet.entry(nobody, address("/good/"));
    assertEquals(Outcome.COMPLETE, download(entry).fetch());
  }

  @Test
  void aPartIsTakenUpWhereItEnds() throws IOException {
    byte[] packed = pack(TinySet.arrays().get(0));
    writePart(Arrays.copyOf(packed, 25));
    assertEquals(Outcome.COMPLETE, fetch("/good/"));
    assertEquals("/good/train-images-idx3-ubyte.gz bytes=25-", requests.get(0));
    assertEquals(4, requests.size());
    assertArrayEquals(packed, Files.readAllBytes(file(0)));
  }

  @Test
  void aServerThatIgnoresTheRangeSendsTheWholeFile() throws IOException {
    writePart(new byte[] {1, 2, 3, 4, 5});
    assertEquals(Outcome.COMPLETE, fetch("/whole/"));
    assertEquals(4, requests.size());
  }

  @Test
  void aPartOfAnotherFileIsDroppedAndTheSameMirrorAskedForAllOfIt() throws IOException {
    writePart(new byte[] {1, 2, 3, 4, 5});
    assertEquals(Outcome.COMPLETE, fetch("/good/"));
    assertEquals("/good/train-images-idx3-ubyte.gz bytes=5-", requests.get(0));
    assertEquals("/good/train-images-idx3-ubyte.gz null", requests.get(1));
  }

  @Test
  void aPartThatIsAlreadyWholeIsOnlyChecked() throws IOException {
    writePart(pack(TinySet.arrays().get(0)));
    assertEquals(Outcome.COMPLETE, fetch("/good/"));
    assertEquals(4, requests.size());
  }

  @Test
  void anUnpackedFileIsStoredUnderItsPlainName() {
    assertEquals(Outcome.COMPLETE, fetch("/plain/"));
    assertTrue(Files.exists(root.resolve("tiny").resolve(TinySet.NAMES.get(0))));
    assertEquals(6, TinySet.open(where).train().size());
  }

  @Test
  void redirectionsAreFollowed() {
    assertEquals(Outcome.COMPLETE, fetch("/moved/"));
  }

  @Test
  void contentOfAnotherChecksumNeverGetsIntoPlace() {
    String message = assertThrows(DataException.class, () -> fetch("/wrong/")).getMessage();
    assertTrue(message.contains(TinySet.labels(1, 1, 1).md5()), message);
    assertEquals(DataStatus.ABSENT, Catalog.status(TinySet.entry(), where));
    assertNoParts();
  }

  @Test
  void contentThatNeverEndsIsCutOff() {
    String message = assertThrows(DataException.class, () -> fetch("/endless/")).getMessage();
    assertTrue(message.contains("published"), message);
    assertNoParts();
  }

  @Test
  void whereAllMirrorsFailTheMessageShowsWhichFileGoesWhere() {
    String message =
        assertThrows(DataException.class, () -> fetch("/none/", "/broken/")).getMessage();
    assertTrue(message.contains("train-images-idx3-ubyte.gz of Tiny"), message);
    assertTrue(message.contains("the server answers 404"), message);
    assertTrue(message.contains("damaged content"), message);
    assertTrue(message.contains("by hand into " + root.resolve("tiny")), message);
    assertTrue(message.contains(address("/none/") + "train-images-idx3-ubyte.gz"), message);
    assertTrue(message.endsWith(".") && !message.contains("\n"), message);
  }

  @Test
  void aServerThatFallsSilentIsLeftAndItsBytesAreKept() {
    String message =
        assertThrows(DataException.class, () -> hasty("/silent/").fetch()).getMessage();
    assertTrue(message.contains("the server stopped sending"), message);
    requests.clear();
    assertEquals(Outcome.COMPLETE, fetch("/good/"));
    assertEquals("/good/train-images-idx3-ubyte.gz bytes=10-", requests.get(0));
  }

  @Test
  void aServerThatBreaksOffIsAskedForTheRest() {
    assertEquals(Outcome.COMPLETE, fetch("/breaking/"));
    assertEquals("/breaking/train-images-idx3-ubyte.gz null", requests.get(0));
    assertEquals("/breaking/train-images-idx3-ubyte.gz bytes=10-", requests.get(1));
  }

  @Test
  void aServerThatBreaksOffAgainAndAgainIsNamedWithTheByte() {
    String message = assertThrows(DataException.class, () -> fetch("/cutting/")).getMessage();
    assertTrue(message.contains("the connection ended at byte 10 of"), message);
    assertTrue(message.contains("the download resumes"), message);
  }

  @Test
  void aServerThatNeverAnswersIsLeft() {
    String message = assertThrows(DataException.class, () -> hasty("/dead/").fetch()).getMessage();
    assertTrue(message.contains("no answer in time"), message);
  }

  @Test
  void cancellingEndsAWaitForBytesAndKeepsThePart() throws Exception {
    CompletableFuture<Void> begun = new CompletableFuture<>();
    Download download =
        new Download(entry("/silent/"), where, (f, d, t) -> begun.complete(null), LOCAL);
    CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(download::fetch, threads);
    begun.get(10, TimeUnit.MINUTES);
    download.cancel();
    assertEquals(Outcome.CANCELLED, outcome.get(10, TimeUnit.MINUTES));
    assertEquals(10, Files.size(part()));
  }

  @Test
  void cancellingEndsAWaitForAnAnswer() throws Exception {
    Download download = new Download(entry("/dead/"), where, (f, d, t) -> {}, LOCAL);
    CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(download::fetch, threads);
    while (requests.isEmpty()) {
      Thread.onSpinWait();
    }
    download.cancel();
    assertEquals(Outcome.CANCELLED, outcome.get(10, TimeUnit.MINUTES));
  }

  @Test
  void aCancelledDownloadDoesNotBegin() {
    Download download = download(entry("/good/"));
    download.cancel();
    assertEquals(Outcome.CANCELLED, download.fetch());
    assertEquals(DataStatus.ABSENT, Catalog.status(TinySet.entry(), where));
  }

  @Test
  void whatStoodInTheWayIsKeptUnderAnotherName() throws IOException {
    Path own = Files.createDirectories(root.resolve("tiny")).resolve(TinySet.NAMES.get(1));
    Files.writeString(own, "my own");
    assertEquals(Outcome.COMPLETE, fetch("/good/"));
    assertEquals("my own", Files.readString(Path.of(own + ".replaced")));
    assertEquals(6, TinySet.open(where).train().size());
  }

  @Test
  void aFolderThatCannotBeMadeIsReportedInWords() throws IOException {
    Files.writeString(root.resolve("tiny"), "a file where the folder belongs");
    String message = assertThrows(DataException.class, () -> fetch("/good/")).getMessage();
    assertTrue(message.contains("cannot be written"), message);
  }

  @Test
  void setsWithoutADownloadShowWhatToDoInstead() {
    assertEquals(
        "strokes cannot be downloaded: it is built in.",
        assertThrows(DataException.class, () -> download(Catalog.entry("strokes")).fetch())
            .getMessage());
    assertFalse(Files.exists(root.resolve("strokes")));
    assertEquals(
        "braille cannot be downloaded: make braille_taxels.npz of the letters that the authors publish at Zenodo (arrays x, length, label, repetition, letters) and copy it into "
            + root.resolve("braille")
            + ".",
        assertThrows(DataException.class, () -> download(Catalog.entry("braille")).fetch())
            .getMessage());
  }

  private static final byte[] ZIP =
      zip(
          "set-1/README.md", "a",
          "set-1/recordings/0_ann_1.wav", "one",
          "set-1/recordings/0_ann_7.wav", "seven",
          "set-1/recordings/../../0_ann_9.wav", "out",
          "../recordings/notes.txt", "b");

  /** SHA-256 over "0_ann_1.wav", line feed, "one", "0_ann_7.wav", line feed, "seven". */
  private static final String CONTENT = sha256("0_ann_1.wav\none0_ann_7.wav\nseven");

  private static String sha256(String text) {
    return HexFormat.of().formatHex(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] zip(String... namesAndTexts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private CatalogEntry zipped(int files, String content, String... mirrors) {
    CatalogEntry fsdd = Catalog.entry("fsdd");
    List<URI> addresses = Arrays.stream(mirrors).map(this::address).toList();
    return new CatalogEntry(
        fsdd.name(),
        fsdd.title(),
        1,
        1,
        fsdd.shape(),
        10,
        fsdd.licence(),
        fsdd.citation(),
        fsdd.nature(),
        new Fsdd(Fsdd.archive(addresses, files, content)));
  }

  @Test
  void anArchiveIsUnpackedCheckedAndMovedAndNoEntryLeavesTheFolder() throws IOException {
    mirror("/a.zip", exchange -> answer(exchange, 200, ZIP));
    CatalogEntry entry = zipped(2, CONTENT, "/none/a.zip", "/a.zip");
    assertEquals(Outcome.COMPLETE, download(entry).fetch());
    Path folder = root.resolve("fsdd");
    assertEquals("one", Files.readString(folder.resolve("recordings/0_ann_1.wav")));
    assertEquals(List.of(Checksums.FILE, "recordings"), names(folder));
    assertEquals(List.of("0_ann_1.wav", "0_ann_7.wav"), names(folder.resolve("recordings")));
    assertEquals(List.of("fsdd"), names(root));
    int asked = requests.size();
    assertEquals(Outcome.COMPLETE, download(entry).fetch());
    assertEquals(asked, requests.size(), "what is here is not fetched again");
  }

  @Test
  void whatIsLeftOfAnInterruptedArchiveIsTakenUpAgain() throws IOException {
    mirror(
        "/a.zip",
        exchange -> {
          int from =
              Integer.parseInt(
                  exchange.getRequestHeaders().getFirst("Range").replaceAll("\\D", ""));
          exchange
              .getResponseHeaders()
              .add("Content-Range", "bytes %d-%d/%d".formatted(from, ZIP.length - 1, ZIP.length));
          answer(exchange, 206, Arrays.copyOfRange(ZIP, from, ZIP.length));
        });
    Path folder = Files.createDirectories(root.resolve("fsdd"));
    Files.write(folder.resolve("free-spoken-digit-dataset.zip.part"), Arrays.copyOf(ZIP, 100));
    assertEquals(Outcome.COMPLETE, download(zipped(2, CONTENT, "/a.zip")).fetch());
    assertTrue(requests.get(0).endsWith("bytes=100-"), requests.get(0));
    assertEquals(List.of(Checksums.FILE, "recordings"), names(folder));
  }

  @Test
  void anArchiveOfOtherContentOrDamagedNeverGetsIntoPlaceAndTheOldFilesStay() throws IOException {
    mirror("/a.zip", exchange -> answer(exchange, 200, ZIP));
    mirror("/cut.zip", exchange -> answer(exchange, 200, Arrays.copyOf(ZIP, 150)));
    Path mine = Files.createDirectories(root.resolve("fsdd/recordings")).resolve("mine.wav");
    Files.writeString(mine, "mine");
    for (CatalogEntry wrong :
        List.of(
            zipped(3, CONTENT, "/a.zip"),
            zipped(2, sha256("other"), "/a.zip"),
            zipped(2, CONTENT, "/cut.zip"))) {
      String message =
          assertThrows(DataException.class, () -> download(wrong).fetch()).getMessage();
      assertTrue(
          message.contains("could not be downloaded") && message.contains("copy its"), message);
      assertEquals(List.of("recordings"), names(root.resolve("fsdd")));
      assertEquals("mine", Files.readString(mine));
    }
    download(zipped(2, CONTENT, "/a.zip")).fetch();
    assertEquals(
        List.of(Checksums.FILE, "recordings", "recordings.replaced"), names(root.resolve("fsdd")));
  }

  @Test
  void theRealRecordingsAreThoseThatADownloadExpects() throws IOException {
    Path folder = DataDirectory.standard().folder("fsdd").resolve("recordings");
    assumeTrue(Files.exists(folder), "skipped: fsdd is not in the data folder");
    Archive published = Fsdd.published().archive();
    assertEquals(published.content(), Archive.sha256(folder));
    assertTrue(published.here(DataDirectory.standard().folder("fsdd")));
  }

  @Test
  void filesThatMirrorsDoNotPackAreAskedForByTheirPlainNames() {
    mirror("/mitdb/", exchange -> answer(exchange, 200, new byte[] {1}));
    CatalogEntry entry = Catalog.entry("mitbih");
    CatalogEntry local =
        new CatalogEntry(
            "mitbih",
            entry.title(),
            1,
            1,
            entry.shape(),
            3,
            entry.licence(),
            entry.citation(),
            entry.nature(),
            new MitBih(List.of(address("/mitdb/"))));
    String message = assertThrows(DataException.class, () -> download(local).fetch()).getMessage();
    assertEquals("/mitdb/100.hea null", requests.get(0));
    assertTrue(message.contains("MD5 55a54008ad1ba589aa210d2629c1df41 instead"), message);
  }

  @Test
  void anAddressWithoutEncryptionIsNeverAsked() {
    Download download = new Download(entry("/good/"), where, (file, done, total) -> {});
    String message = assertThrows(DataException.class, download::fetch).getMessage();
    assertTrue(message.contains("is not https"), message);
    assertEquals(List.of(), requests);
  }

  @Test
  void everyAddressOfTheCatalogIsEncrypted() {
    for (CatalogEntry entry : Catalog.entries()) {
      Stream<URI> archives =
          entry.origin().archives().stream().flatMap(a -> a.addresses().stream());
      Stream.concat(entry.origin().mirrors().stream(), archives)
          .forEach(address -> assertEquals("https", address.getScheme(), address.toString()));
    }
  }

  @Test
  void aRedirectToAnAddressThatIsNotAllowedIsNotFollowed() {
    String message = assertThrows(DataException.class, () -> fetch("/away/")).getMessage();
    assertTrue(
        message.contains("the server redirects to http://127.0.0.2/x, which is not https"),
        message);
  }

  @Test
  void redirectsInACircleEnd() {
    String message = assertThrows(DataException.class, () -> fetch("/circle/")).getMessage();
    assertTrue(message.contains("the server redirects more than 5 times"), message);
  }

  @Test
  void aRedirectThatIsNotAnAddressIsReportedWithItsStatus() {
    String message = assertThrows(DataException.class, () -> fetch("/astray/")).getMessage();
    assertTrue(message.contains("the server answers 302"), message);
  }

  @Test
  void theFirstDownloadRecordsSha256AndALaterOneOfOtherContentIsRefused() throws IOException {
    Archive archive = zipped(2, "", "/a.zip").origin().archives().get(0);
    assertEquals("", archive.content());
    mirror("/a.zip", exchange -> answer(exchange, 200, ZIP));
    mirror(
        "/b.zip",
        exchange ->
            answer(
                exchange,
                200,
                zip("s/recordings/0_ann_1.wav", "ONE", "s/recordings/0_ann_7.wav", "seven")));
    assertEquals(Outcome.COMPLETE, download(zipped(2, "", "/a.zip")).fetch());
    Path folder = root.resolve("fsdd");
    assertEquals(
        "%s  recordings/0_ann_1.wav\n%s  recordings/0_ann_7.wav\n"
            .formatted(sha256("one"), sha256("seven")),
        Files.readString(folder.resolve(Checksums.FILE)));

    Path changed = folder.resolve("recordings/0_ann_1.wav");
    Files.writeString(changed, "ONE");
    String message =
        assertThrows(DataException.class, () -> download(zipped(2, "", "/b.zip")).fetch())
            .getMessage();
    assertTrue(message.contains("recorded at the first download"), message);
    assertEquals("ONE", Files.readString(changed), "the refused archive replaces nothing");
    assertEquals(Outcome.COMPLETE, download(zipped(2, "", "/a.zip")).fetch());
    assertEquals("one", Files.readString(changed), "the recorded content is fetched again");
  }

  @Test
  void aFileThatChangedSinceItsDownloadIsNotOpened() throws IOException {
    fetch("/good/");
    Path sums = root.resolve("tiny").resolve(Checksums.FILE);
    String text = Files.readString(sums);
    for (int i = 0; i < 4; i++) {
      String line = TinySet.arrays().get(i).sha256() + "  " + TinySet.NAMES.get(i) + "\n";
      assertTrue(text.contains(line), text);
    }
    Files.writeString(sums, text.replace(TinySet.arrays().get(1).sha256(), "0".repeat(64)));
    String message = assertThrows(DataException.class, () -> TinySet.open(where)).getMessage();
    assertTrue(message.contains("has changed") && message.contains(TinySet.NAMES.get(1)), message);
    Files.writeString(sums, text + "what is this\n");
    assertTrue(
        assertThrows(DataException.class, () -> TinySet.open(where))
            .getMessage()
            .startsWith(sums + ", line 5 is not a SHA-256 checksum"));
  }

  @Test
  void theCatalogsSha256DecidesWhereThereIsOne() {
    List<DataFile> files =
        TinySet.entry().files().stream()
            .map(f -> new DataFile(f.name(), f.bytes(), f.md5(), "0".repeat(64)))
            .toList();
    CatalogEntry tiny = TinySet.entry();
    CatalogEntry strict =
        new CatalogEntry(
            "tiny",
            "Tiny",
            6,
            4,
            tiny.shape(),
            10,
            "none",
            "nobody",
            tiny.nature(),
            new IdxFiles(files, List.of(address("/good/")), 100));
    String message = assertThrows(DataException.class, () -> download(strict).fetch()).getMessage();
    assertTrue(message.contains("instead of " + "0".repeat(64)), message);
    TinySet.write(root);
    message =
        assertThrows(
                DataException.class,
                () -> strict.origin().open(strict, where, 1, SourceOptions.defaults()))
            .getMessage();
    assertTrue(message.contains("has the SHA-256 "), message);
  }

  @Test
  void recordingsThatChangedSinceTheirDownloadAreNotRead() throws IOException {
    mirror("/a.zip", exchange -> answer(exchange, 200, ZIP));
    CatalogEntry entry = zipped(2, CONTENT, "/a.zip");
    download(entry).fetch();
    Files.writeString(root.resolve("fsdd/recordings/0_ann_7.wav"), "eight");
    String message =
        assertThrows(
                DataException.class,
                () -> entry.origin().open(entry, where, 1, SourceOptions.defaults()))
            .getMessage();
    assertTrue(message.contains("0_ann_7.wav has changed"), message);
  }

  @Test
  void theFilesOfRecord100AreComparedWithWhatWasDownloaded() throws IOException {
    Path folder = Files.createDirectories(root.resolve("mitbih"));
    for (String name : List.of("100.hea", "100.dat", "100.atr")) {
      Files.writeString(folder.resolve(name), name);
    }
    Files.writeString(folder.resolve(Checksums.FILE), sha256("100.da_") + "  100.dat\n");
    String message =
        assertThrows(DataException.class, () -> Catalog.open("mitbih", where, 1)).getMessage();
    assertTrue(message.contains("100.dat has changed"), message);
  }

  /** The tests' server has no certificate; it is on this machine. */
  private static Transfer.Conditions local(Duration patience) {
    return new Transfer.Conditions(patience, address -> "localhost".equals(address.getHost()));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private Outcome fetch(String... mirrors) {
    return download(entry(mirrors)).fetch();
  }

  /** A download from a server that is not waited for. */
  private Download hasty(String mirror) {
    return new Download(entry(mirror), where, (file, done, total) -> {}, HASTY);
  }

  private Download download(CatalogEntry entry) {
    return new Download(entry, where, (file, done, total) -> {}, LOCAL);
  }

  private CatalogEntry entry(String... mirrors) {
    return TinySet.entry(Arrays.stream(mirrors).map(this::address).toArray(URI[]::new));
  }

  private URI address(String mirror) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + mirror);
  }

  private Path file(int index) {
    return root.resolve("tiny").resolve(TinySet.NAMES.get(index) + ".gz");
  }

  private Path part() {
    return Path.of(file(0) + ".part");
  }

  private void writePart(byte[] content) throws IOException {
    Files.createDirectories(root.resolve("tiny"));
    Files.write(part(), content);
  }

  private void assertNoParts() {
    assertFalse(Files.exists(part()));
  }

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private void mirror(String path, Answer answer) {
    server.createContext(
        path,
        exchange -> {
          requests.add(
              exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Range"));
          try (exchange) {
            answer.to(exchange);
          }
        });
  }

  private void goodWithRange(HttpExchange exchange) throws IOException {
    byte[] content = packed(exchange);
    String range = exchange.getRequestHeaders().getFirst("Range");
    if (range == null) {
      answer(exchange, 200, content);
      return;
    }
    int from = Integer.parseInt(range.replaceAll("\\D", ""));
    if (from >= content.length) {
      answer(exchange, 416, new byte[0]);
      return;
    }
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
    answer(exchange, 206, Arrays.copyOfRange(content, from, content.length));
  }

  private void firstBytesOnly(HttpExchange exchange) throws IOException {
    byte[] content = packed(exchange);
    exchange.sendResponseHeaders(200, content.length);
    OutputStream body = exchange.getResponseBody();
    body.write(content, 0, 10);
    body.flush();
    waitForTheEnd();
  }

  /** Ten bytes, then the connection is cut; asked for the rest it sends it. */
  private void breakOff(HttpExchange exchange) throws IOException {
    if (exchange.getRequestHeaders().getFirst("Range") != null) {
      goodWithRange(exchange);
      return;
    }
    cut(exchange);
  }

  private void cut(HttpExchange exchange) throws IOException {
    byte[] content = packed(exchange);
    exchange.sendResponseHeaders(200, content.length);
    OutputStream body = exchange.getResponseBody();
    body.write(content, 0, 10);
    body.flush();
    exchange.close();
  }

  private void redirect(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestURI().getPath().replace("/moved/", "/good/");
    redirect(exchange, target);
  }

  private static void redirect(HttpExchange exchange, String target) throws IOException {
    exchange.getResponseHeaders().set("Location", target);
    answer(exchange, 302, new byte[0]);
  }

  private void waitForTheEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] content) throws IOException {
    exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
    exchange.getResponseBody().write(content);
  }

  private static IdxArray asked(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    String name = path.substring(path.lastIndexOf('/') + 1).replace(".gz", "");
    return TinySet.arrays().get(TinySet.NAMES.indexOf(name));
  }

  private static byte[] plain(HttpExchange exchange) throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    plain.write(asked(exchange).header());
    plain.write(asked(exchange).values());
    return plain.toByteArray();
  }

  private static byte[] packed(HttpExchange exchange) {
    return pack(asked(exchange));
  }

  private static byte[] pack(IdxArray array) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(array.header());
      out.write(array.values());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
