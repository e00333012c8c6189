package spikeloom.plan;

import java.util.EnumSet;
import java.util.Set;
import spikeloom.dataset.known.Sources;
import spikeloom.dataset.own.SourceKind;

/** Determines the settings of {@link SourceSettings} that apply to a data set. */
public final class AskedSettings {
  /** The set of spoken digits, which has representations of sound and splits by speaker. */
  private static final String SPOKEN_DIGITS = "fsdd";

  private static final Set<Setting> CUTTING =
      EnumSet.of(Setting.SAMPLE_LENGTH, Setting.SAMPLE_STRIDE, Setting.TARGET);

  private AskedSettings() {}

  /**
   * Those of the settings {@linkplain Setting#ofFiles of files} that apply to a data set; detects
   * the type of the user's files.
   */
  public static Set<Setting> of(String data) {
    return data.equals(SPOKEN_DIGITS)
        ? Set.of(
            Setting.SOUND,
            Setting.SPLIT,
            Setting.SPLIT_SEED,
            Setting.SAMPLE_LENGTH,
            Setting.TOLERANCE)
        : Sources.kind(data).map(AskedSettings::of).orElse(Set.of());
  }

  private static Set<Setting> of(SourceKind kind) {
    return switch (kind) {
      case IDX -> Set.of();
      case PICTURES, PICTURE_ARCHIVE ->
          Set.of(Setting.SPLIT_SEED, Setting.IMAGE_SIZE, Setting.COLOURS, Setting.TARGET);
      case SOUNDS ->
          Set.of(Setting.SPLIT_SEED, Setting.SOUND, Setting.SAMPLE_LENGTH, Setting.TOLERANCE);
      case EVENT_RECORDINGS ->
          Set.of(
              Setting.SPLIT_SEED,
              Setting.IMAGE_SIZE,
              Setting.SAMPLE_LENGTH,
              Setting.TOLERANCE,
              Setting.SENSOR);
      case SOUND -> with(Setting.SOUND, Setting.TOLERANCE);
      case SPIKES, SPIKE_FILES, SPIKE_ARRAYS, SPIKE_TABLE ->
          Set.of(Setting.SPLIT_SEED, Setting.IMAGE_SIZE, Setting.SAMPLE_LENGTH);
      case EVENTS -> with(Setting.IMAGE_SIZE, Setting.TOLERANCE, Setting.SENSOR);
      case RECORD, RECORDS -> with(Setting.SPLIT_SEED, Setting.COLUMNS, Setting.MISSING);
      case ARRAYS -> with(Setting.SPLIT_SEED, Setting.COLUMNS, Setting.ARRAY);
      case TABLE, TABLES ->
          with(
              Setting.SPLIT_SEED,
              Setting.COLUMNS,
              Setting.MISSING,
              Setting.DECIMAL,
              Setting.HEADER,
              Setting.LABEL,
              Setting.SKIP_ROWS,
              Setting.TRANSFORM,
              Setting.READER);
    };
  }

  private static Set<Setting> with(Setting... more) {
    Set<Setting> settings = EnumSet.copyOf(CUTTING);
    settings.addAll(Set.of(more));
    return settings;
  }
}
