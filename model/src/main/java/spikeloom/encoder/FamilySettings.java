package spikeloom.encoder;

import java.util.Locale;

/** The settings of one encoder family. Constructors throw if a value is out of range. */
public interface FamilySettings {
  /**
   * Checks a condition on a setting.
   *
   * @throws SettingException with a sentence for the user if it does not hold
   */
  static void require(boolean holds, String format, Object... arguments) {
    if (!holds) {
      throw new SettingException(String.format(Locale.ROOT, format, arguments));
    }
  }
}
