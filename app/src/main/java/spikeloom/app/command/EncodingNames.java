package spikeloom.app.command;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import spikeloom.encoding.Encodings;
import spikeloom.plan.PlanException;

/** Valid values of {@code --encoding} of {@code spikeloom encode}. */
final class EncodingNames implements Iterable<String> {
  /** Every code that can encode the samples. */
  static final String ALL = "all";

  /** All names. */
  static List<String> names() {
    List<String> names = new ArrayList<>(Encodings.names());
    names.add(ALL);
    return names;
  }

  /** Checks a name. */
  static void requireKnown(String name) {
    if (!names().contains(name)) {
      throw new PlanException(
          "encoding '%s' is not known; it is one of: %s"
              .formatted(name, String.join(", ", names())));
    }
  }

  @Override
  public Iterator<String> iterator() {
    return names().iterator();
  }
}
