package spikeloom.plan;

import java.util.Arrays;
import java.util.List;
import spikeloom.text.Wording;

/** Names of choices on the command line and in plan files: lower case, with hyphens. */
public final class EnumWords {
  private EnumWords() {}

  /** The name of a choice: {@code FAST_SIGMOID} is {@code fast-sigmoid}. */
  public static String of(Enum<?> choice) {
    return Wording.of(choice);
  }

  /** All names of a type of choice, in order of declaration. */
  public static <E extends Enum<E>> List<String> all(Class<E> kind) {
    return Arrays.stream(kind.getEnumConstants()).map(EnumWords::of).toList();
  }

  /**
   * Parses a choice.
   *
   * @param option what is chosen, for the message
   * @throws PlanException listing the valid words
   */
  public static <E extends Enum<E>> E parse(String option, Class<E> kind, String word) {
    for (E choice : kind.getEnumConstants()) {
      if (of(choice).equals(word)) {
        return choice;
      }
    }
    PlanException.oneOf(option, word, all(kind));
    throw new IllegalStateException(word);
  }
}
