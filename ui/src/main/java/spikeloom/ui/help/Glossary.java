package spikeloom.ui.help;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The technical terms of the program and their meanings, read from the packed glossary. */
public final class Glossary {
  private static final Glossary PACKED =
      new Glossary(PackedPages.text(HelpPlace.GLOSSARY.page()).orElse(""));

  private final List<Term> terms = new ArrayList<>();
  private final Map<String, Term> byName = new HashMap<>();

  /**
   * A term.
   *
   * @param name its name, with that of other words for it after a comma
   * @param meaning a sentence or two
   */
  public record Term(String name, String meaning) {
    private List<String> names() {
      return List.of(name.split(", ", -1));
    }

    /** Its first name and its meaning. */
    @Override
    public String toString() {
      return names().get(0) + ": " + meaning;
    }
  }

  /** Reads a page with a heading of the second level for every term. */
  Glossary(String page) {
    List<String> parts = List.of(("\n" + page).split("\n## ", -1));
    for (String part : parts.subList(1, parts.size())) {
      String meaning =
          part.lines().skip(1).filter(line -> !line.isBlank()).collect(Collectors.joining(" "));
      Term term = new Term(part.lines().findFirst().orElse("").strip(), meaning);
      terms.add(term);
      term.names().forEach(name -> byName.put(key(name), term));
    }
  }

  /** The term of this name in the program's glossary. */
  public static Optional<Term> of(String name) {
    return PACKED.term(name);
  }

  /** All terms in the order of the page. */
  List<Term> terms() {
    return List.copyOf(terms);
  }

  /** Hyphens are spaces, and a plural is the same term. */
  Optional<Term> term(String name) {
    String key = key(name);
    return Optional.ofNullable(byName.get(key))
        .or(() -> Optional.ofNullable(byName.get(key.replaceFirst("s$", ""))));
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replace('-', ' ');
  }
}
