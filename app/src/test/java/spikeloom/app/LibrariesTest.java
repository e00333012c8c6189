package spikeloom.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shipped libraries against docs/reference/libraries.md. */
final class LibrariesTest {
  private static final Path TABLE = Path.of("..", "docs", "reference", "libraries.md");

  /** Written by the dependency plugin: group:artifact:jar[:platform]:version:scope. */
  private static final Path SHIPPED = Path.of("target", "shipped.txt");

  private static final Pattern ROW =
      Pattern.compile("\\| ([\\w.-]+:[\\w.-]+) \\| ([\\w.-]+) \\| ([^|]+) \\| [^|]+ \\|");
  private static final Pattern RESOLVED =
      Pattern.compile(
          "\\s+([\\w.-]+:[\\w.-]+):jar:(?:[\\w-]+:)?([\\w.-]+):(?:compile|runtime)\\b.*");
  private static final Pattern LICENCE =
      Pattern.compile(
          "(Apache-2\\.0|MIT|BSD-[23]-Clause|EPL-2\\.0|GPL-2\\.0 with Classpath Exception)( \\(.*\\))?");

  @Test
  void theTableOfLibrariesListsExactlyWhatIsShipped() throws IOException {
    assumeTrue(Files.exists(SHIPPED), "skipped: not run by Maven");
    assertEquals(
        String.join("\n", shipped()),
        String.join("\n", documented().keySet()),
        TABLE + " does not list the shipped libraries (left: what is shipped); correct its table");
  }

  @Test
  void everyLibraryHasALicenceThatMayBeShipped() throws IOException {
    documented()
        .forEach(
            (library, licence) ->
                assertTrue(LICENCE.matcher(licence).matches(), library + " has " + licence));
  }

  @Test
  void noClassOfTheProgramRefersToOneThatIsNotShipped() throws IOException {
    Optional<ToolProvider> jdeps = ToolProvider.findFirst("jdeps");
    assumeTrue(
        jdeps.isPresent() && Files.exists(SHIPPED), "skipped: no jdeps, or not run by Maven");
    SortedSet<String> names =
        shipped().stream()
            .map(library -> library.substring(library.indexOf(':') + 1).replace(' ', '-'))
            .collect(Collectors.toCollection(TreeSet::new));
    List<Path> shipped = new ArrayList<>();
    List<String> own = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry).toAbsolutePath().normalize();
      String name = String.valueOf(path.getFileName());
      boolean module = name.startsWith("spikeloom-") && !name.endsWith("-tests.jar");
      if (path.endsWith(Path.of("target", "classes")) || module) {
        own.add(path.toString());
      } else if (names.stream().anyMatch(name::startsWith)) {
        shipped.add(path);
      }
    }
    assertEquals(4, own.size(), () -> "modules: " + own);
    List<String> arguments =
        new ArrayList<>(List.of("--missing-deps", "--multi-release", "17", "-cp"));
    arguments.add(
        Stream.concat(shipped.stream().map(Path::toString), own.stream())
            .collect(Collectors.joining(File.pathSeparator)));
    arguments.addAll(own);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    jdeps.orElseThrow().run(print, print, arguments.toArray(String[]::new));
    String missing =
        out.toString(StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.contains("->") && line.contains("not found"))
            .collect(Collectors.joining("\n"));
    assertEquals("", missing);
  }

  /** "group:artifact version" of every library; the parts of platforms are those of the library. */
  private static SortedSet<String> shipped() throws IOException {
    SortedSet<String> libraries = new TreeSet<>();
    for (String line : Files.readAllLines(SHIPPED)) {
      Matcher resolved = RESOLVED.matcher(line);
      if (resolved.matches() && !resolved.group(1).startsWith("spikeloom:")) {
        libraries.add(resolved.group(1) + " " + resolved.group(2));
      }
    }
    return libraries;
  }

  /** The same of the table, with the licence. */
  private static SortedMap<String, String> documented() throws IOException {
    SortedMap<String, String> libraries = new TreeMap<>();
    for (String line : Files.readAllLines(TABLE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        libraries.put(row.group(1) + " " + row.group(2), row.group(3));
      }
    }
    return libraries;
  }
}
