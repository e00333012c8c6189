package spikeloom.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The Markdown pages of the repository. Tests run in the folder of their module. */
final class Pages {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final Path DOCS = ROOT.resolve("docs");
  static final Path README = ROOT.resolve("README.md");

  private Pages() {}

  /** Every page: those at the root, of {@code .github} and of {@code docs}. */
  static List<Path> all() throws IOException {
    List<Path> pages = new ArrayList<>();
    try (Stream<Path> files = Files.list(ROOT)) {
      files.filter(Pages::isPage).forEach(pages::add);
    }
    for (Path folder : List.of(ROOT.resolve(".github"), DOCS)) {
      pages.addAll(below(folder));
    }
    return pages;
  }

  /** The pages below a folder, in the order of their names. */
  static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Pages::isPage).sorted().toList();
    }
  }

  /** A page as messages name it. */
  static String name(Path page) {
    return ROOT.relativize(page).toString().replace('\\', '/');
  }

  private static boolean isPage(Path file) {
    return file.toString().endsWith(".md");
  }
}
