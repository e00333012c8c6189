package spikeloom.encoder;

import java.util.List;
import spikeloom.plugin.Plugins;

/** All encoder families: those of the program and those of plug-ins. */
public final class EncoderFamilies {
  private static final List<EncoderFamily> ALL =
      Plugins.services(EncoderFamily.class, EncoderFamily::name);

  private EncoderFamilies() {}

  /** All families, those of the program first. */
  public static List<EncoderFamily> all() {
    return ALL;
  }

  /** The names of all families. */
  public static List<String> names() {
    return ALL.stream().map(EncoderFamily::name).toList();
  }

  /**
   * Returns the family of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static EncoderFamily named(String name) {
    return ALL.stream()
        .filter(family -> family.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "encoder '" + name + "' is not one of " + String.join(", ", names())));
  }
}
