package spikeloom.wfdb;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import spikeloom.file.DataException;

/** A line of a header, split into words. */
record HeaderLine(Path file, int number, List<String> words) {
  private static final int WORDS = 9; // the last one can contain blanks

  static HeaderLine of(Path file, int number, String text) {
    return new HeaderLine(file, number, List.of(text.strip().split("\\s+", WORDS)));
  }

  /** Whether it is blank or a comment. */
  boolean empty() {
    return words.get(0).isEmpty() || words.get(0).startsWith("#");
  }

  boolean has(int index) {
    return words.size() > index;
  }

  String word(int index) {
    return words.get(index).replaceAll("\\p{Cntrl}", "?");
  }

  int whole(int index, String what, int least, int most) {
    if (!has(index)) {
      throw wrong("does not give a " + what + " of " + least + " to " + most);
    }
    try {
      long value = Long.parseLong(words.get(index));
      if (value >= least && value <= most) {
        return (int) value;
      }
    } catch (NumberFormatException e) {
      throw wrong("has the " + what + " '" + word(index) + "', which is not a whole number");
    }
    throw wrong("does not give a " + what + " of " + least + " to " + most);
  }

  OptionalInt optional(int index, String what) {
    return has(index)
        ? OptionalInt.of(whole(index, what, Integer.MIN_VALUE, Integer.MAX_VALUE))
        : OptionalInt.empty();
  }

  DataException wrong(String what) {
    return new DataException(
        "%s, line %d, %s; check that it is a WFDB header or convert the record."
            .formatted(file, number, what));
  }
}
