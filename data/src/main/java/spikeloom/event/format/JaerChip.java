package spikeloom.event.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import spikeloom.event.Sensor;

/**
 * A camera or cochlea of jAER: address layout and size.
 *
 * @param name the name of its class, as jAER writes it into the header of a recording
 * @param layout its addresses
 * @param sensor its pixels; of a cochlea channels and kinds of cells
 */
record JaerChip(String name, JaerLayout layout, Sensor sensor) {
  private static final String LETTERS = "(?:[a-z][a-z0-9]{0,20})?";
  private static final String CELLS = "(?:1[bc][a-z0-9]{0,8}|nobiasgen|withbiasgen)?";
  private static final Sensor LARGE = new Sensor(640, 480);

  /** The default of jAER for recordings without a camera. */
  static final JaerChip DVS128 = new JaerChip("DVS128", JaerLayout.DVS128, new Sensor(128, 128));

  private static final List<JaerChip> KNOWN =
      List.of(
          DVS128,
          new JaerChip("Tmpdiff128", JaerLayout.DVS128, new Sensor(128, 128)),
          new JaerChip("DVS240", JaerLayout.DAVIS, new Sensor(240, 180)),
          new JaerChip("DVS640", JaerLayout.DVS640, LARGE),
          new JaerChip("SBret10", JaerLayout.DAVIS, new Sensor(240, 180)),
          new JaerChip("SBret20", JaerLayout.DAVIS, new Sensor(240, 180)),
          new JaerChip("SBret21", JaerLayout.DAVIS, new Sensor(240, 180)));

  /** Families whose members differ in letters after the number: colour filters, revisions. */
  private static final List<JaerChip> FAMILIES =
      List.of(
          new JaerChip("DAVIS128", JaerLayout.DAVIS, new Sensor(128, 128)),
          new JaerChip("DAVIS208", JaerLayout.DAVIS, new Sensor(208, 192)),
          new JaerChip("DAVIS240", JaerLayout.DAVIS, new Sensor(240, 180)),
          new JaerChip("DAVIS346", JaerLayout.DAVIS, new Sensor(346, 260)),
          new JaerChip("DAVIS640", JaerLayout.DAVIS, LARGE),
          new JaerChip("CochleaAMS", JaerLayout.COCHLEA_AMS, new Sensor(64, 16)));

  /**
   * The chip of that name, in capital or small letters.
   *
   * @param name the last part of a class name, or what a user calls the camera
   */
  static Optional<JaerChip> named(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return KNOWN.stream()
        .filter(chip -> chip.name.toLowerCase(Locale.ROOT).equals(plain))
        .findFirst()
        .or(
            () ->
                FAMILIES.stream()
                    .filter(chip -> belongs(plain, chip.name.toLowerCase(Locale.ROOT)))
                    .map(chip -> new JaerChip(name, chip.layout, chip.sensor))
                    .findFirst());
  }

  private static boolean belongs(String name, String family) {
    return name.startsWith(family)
        && name.substring(family.length()).matches(family.equals("cochleaams") ? CELLS : LETTERS);
  }

  /** The chips of that size. */
  static List<JaerChip> ofSize(Sensor size) {
    return Stream.concat(FAMILIES.stream(), KNOWN.stream())
        .filter(chip -> chip.sensor.equals(size))
        .toList();
  }

  /** Lists the names, for messages. */
  static String names() {
    return "DVS128, DVS240, DVS640, DAVIS128, DAVIS208, DAVIS240, DAVIS346, DAVIS640 or CochleaAMS1c";
  }

  /** Its name; for a cochlea also the meaning of columns and rows. */
  String describe() {
    return layout == JaerLayout.COCHLEA_AMS
        ? name + ": 64 channels x 16 cells (2 ears, 2 filters, 4 thresholds)"
        : name;
  }
}
