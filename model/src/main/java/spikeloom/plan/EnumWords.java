package spikeloom.plan;

import java.util.Arrays;
import java.util.List;
import spikeloom.text.Wording;

/** Names of choices on the command line and in plan files: lower case, with hyphens. */
public final class EnumWords {
  private EnumWords() {}

  /** All names of a type of choice, in order of declaration. */
  public static <E extends Enum<E>> List<String> all(Class<E> kind) {
    return Arrays.stream(kind.getEnumConstants()).map(Wording::of).toList();
  }

  /**
   * Parses a choice.
   *
   * @param option what is chosen, for the message
   * @throws PlanException listing the valid words
   */
  public static <E extends Enum<E>> E parse(String option, Class<E> kind, String word) {
    for (E choice : kind.getEnumConstants()) {
      if (Wording.of(choice).equals(word)) {
        return choice;
      }
    }
    PlanException.oneOf(option, word, all(kind));
    throw new IllegalStateException(word);
  }
}
