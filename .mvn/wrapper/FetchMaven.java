import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Fetches Maven for the wrapper: {@code java FetchMaven.java URL SHA512 FOLDER}. Downloads, compares
 * the checksum, unpacks beside and moves into place. Run from its source by the JDK, so that the
 * wrapper needs no other tool.
 */
final class FetchMaven {
  public static void main(String[] args) throws InterruptedException, NoSuchAlgorithmException {
    Path folder = Path.of(args[2]);
    try {
      byte[] zip = download(URI.create(args[0]));
      byte[] sum = MessageDigest.getInstance("SHA-512").digest(zip);
      if (!HexFormat.of().formatHex(sum).equals(args[1])) {
        System.err.println("mvnw: what " + args[0] + " delivers does not have the expected SHA-512.");
        System.exit(1);
      }
      Files.createDirectories(folder.getParent());
      Path beside = Files.createTempDirectory(folder.getParent(), "unpacking");
      unzip(zip, beside);
      install(beside, folder);
    } catch (IOException e) {
      System.err.println(
          "mvnw: Maven cannot be fetched from "
              + args[0]
              + ": "
              + e
              + ". Check the network, or install Maven 3.8.6 or later.");
      System.exit(1);
    }
  }

  private static void install(Path beside, Path folder) throws IOException {
    try {
      Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      delete(beside);
      // Another build may have been faster: its copy is as good.
      if (!Files.exists(folder.resolve("bin").resolve("mvn"))) {
        throw e;
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static byte[] download(URI address) throws IOException, InterruptedException {
    HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    HttpRequest request =
        HttpRequest.newBuilder(address).timeout(Duration.ofMinutes(5)).build();
    HttpResponse<byte[]> response =
        client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException("HTTP status " + response.statusCode());
    }
    return response.body();
  }

  private static void unzip(byte[] zip, Path target) throws IOException {
    try (InputStream raw = new java.io.ByteArrayInputStream(zip);
        ZipInputStream in = new ZipInputStream(raw)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        // The zip holds one folder, apache-maven-VERSION; what is in it goes to the target.
        String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
        Path file = target.resolve(name).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("the zip has an entry outside of its folder: " + name);
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
          continue;
        }
        Files.createDirectories(file.getParent());
        Files.copy(in, file);
        if (name.startsWith("bin/")) {
          file.toFile().setExecutable(true);
        }
      }
    }
  }
}
