package spikeloom.synthetic;

import java.util.List;
import spikeloom.random.FastRandom;

/**
 * The ways to write each digit. A style is a list of strokes, a stroke a list of points x, y which
 * the pen passes smoothly; where the pen turns sharply one stroke ends and the next begins. y runs
 * downwards from 0 to 1, x from 0 to about 0.65. A stroke that ends where it began is a closed
 * loop.
 */
final class DigitStyles {
  /** {@code STYLES.get(digit)}: what {@link #random} chooses from; the common styles come twice. */
  private static final List<List<List<float[]>>> STYLES =
      List.of(
          zeros(), ones(), twos(), threes(), fours(), fives(), sixes(), sevens(), eights(),
          nines());

  private DigitStyles() {}

  /** The strokes of one style of {@code digit}, all equally likely; the arrays are shared. */
  static List<float[]> random(int digit, FastRandom random) {
    List<List<float[]>> styles = STYLES.get(digit);
    return styles.get(random.nextInt(styles.size()));
  }

  /** Number of entries to choose from. */
  static int count(int digit) {
    return STYLES.get(digit).size();
  }

  private static List<List<float[]>> zeros() {
    List<float[]> oval =
        List.of(
            stroke(
                .36, .01, .14, .14, .03, .45, .09, .82, .30, .99, .54, .84, .63, .50, .55, .14, .36,
                .01));
    List<float[]> overlapped =
        List.of(
            stroke(
                .52, .12, .30, .02, .09, .22, .04, .60, .18, .93, .40, .95, .57, .66, .54, .26, .34,
                .05, .24, .08));
    List<float[]> open =
        List.of(
            stroke(.40, .02, .16, .10, .03, .44, .10, .84, .34, .99, .57, .78, .60, .36, .42, .05));
    return List.of(oval, overlapped, open);
  }

  private static List<List<float[]>> ones() {
    List<float[]> bar = List.of(stroke(.30, .0, .29, .5, .30, 1));
    List<float[]> flag =
        List.of(stroke(.10, .24, .25, .13, .36, .0), stroke(.36, .0, .35, .5, .34, 1));
    List<float[]> foot =
        List.of(
            stroke(.12, .20, .25, .10, .34, .0),
            stroke(.34, .0, .34, .5, .33, .98),
            stroke(.10, .99, .34, .98, .58, .99));
    return List.of(bar, bar, flag, flag, foot);
  }

  private static List<List<float[]>> twos() {
    List<float[]> swan =
        List.of(
            stroke(.06, .24, .16, .06, .36, .01, .55, .14, .54, .36, .34, .64, .05, .97),
            stroke(.05, .97, .32, .95, .64, .98));
    List<float[]> looped =
        List.of(
            stroke(
                .08, .20, .22, .03, .46, .04, .57, .24, .46, .52, .24, .82, .07, .94, .02, .82, .14,
                .75, .32, .88, .48, .97, .66, .90));
    List<float[]> angular =
        List.of(
            stroke(.04, .14, .30, .02, .55, .10, .50, .36, .28, .66, .06, .93),
            stroke(.06, .93, .30, .88, .62, .92));
    return List.of(swan, looped, angular);
  }

  private static List<List<float[]>> threes() {
    List<float[]> round =
        List.of(
            stroke(.08, .12, .28, .01, .52, .10, .50, .34, .22, .46),
            stroke(.22, .46, .52, .54, .59, .80, .34, .99, .04, .88));
    List<float[]> flat =
        List.of(
            stroke(.06, .04, .30, .02, .56, .03),
            stroke(.56, .03, .42, .20, .26, .40),
            stroke(.26, .40, .54, .48, .60, .74, .36, .98, .04, .88));
    List<float[]> looped =
        List.of(
            stroke(
                .08, .14, .30, .01, .52, .14, .44, .38, .26, .48, .19, .44, .30, .42, .54, .58, .55,
                .86, .30, 1, .04, .90));
    return List.of(round, round, flat, looped);
  }

  private static List<List<float[]>> fours() {
    List<float[]> open =
        List.of(
            stroke(.12, .03, .08, .30, .05, .54),
            stroke(.05, .54, .30, .55, .64, .50),
            stroke(.52, .0, .49, .5, .46, 1));
    List<float[]> pointed =
        List.of(
            stroke(.46, .0, .24, .32, .02, .64),
            stroke(.02, .64, .34, .64, .68, .63),
            stroke(.46, .0, .46, .5, .46, 1));
    List<float[]> flowing =
        List.of(
            stroke(.10, .04, .04, .34, .14, .52, .36, .50, .54, .30, .58, .06),
            stroke(.58, .06, .54, .5, .48, 1));
    return List.of(open, open, pointed, flowing);
  }

  private static List<List<float[]>> fives() {
    List<float[]> capped =
        List.of(
            stroke(.15, .04, .13, .24, .10, .44),
            stroke(.10, .44, .30, .36, .54, .50, .57, .78, .34, .98, .04, .90),
            stroke(.15, .04, .36, .04, .62, .02));
    List<float[]> flowing =
        List.of(
            stroke(
                .60, .03, .36, .03, .16, .10, .13, .32, .34, .44, .55, .62, .50, .87, .28, .99, .04,
                .90));
    List<float[]> belly =
        List.of(
            stroke(.60, .02, .40, .05, .18, .04),
            stroke(.18, .04, .15, .22, .10, .40),
            stroke(.10, .40, .36, .40, .58, .60, .50, .88, .24, 1, .03, .92));
    return List.of(capped, capped, flowing, belly);
  }

  private static List<List<float[]>> sixes() {
    List<float[]> curved =
        List.of(
            stroke(
                .48, .01, .22, .22, .06, .58, .12, .88, .34, .98, .56, .82, .50, .58, .28, .54, .08,
                .72));
    List<float[]> steep =
        List.of(
            stroke(.34, .0, .15, .40, .06, .74, .20, .97, .44, .92, .50, .70, .32, .58, .10, .72));
    List<float[]> spiral =
        List.of(
            stroke(
                .56, .08, .36, .01, .14, .24, .05, .62, .18, .94, .44, .97, .57, .76, .42, .57, .22,
                .64, .14, .80));
    return List.of(curved, steep, spiral);
  }

  private static List<List<float[]>> sevens() {
    float[] roof = stroke(.04, .06, .30, .05, .60, .04);
    float[] leg = stroke(.60, .04, .42, .40, .26, 1);
    List<float[]> plain = List.of(roof, leg);
    List<float[]> crossed = List.of(roof, leg, stroke(.18, .52, .40, .50, .60, .47));
    List<float[]> hooked =
        List.of(
            stroke(.03, .24, .04, .14, .06, .04),
            stroke(.06, .04, .32, .08, .60, .03),
            stroke(.60, .03, .38, .36, .30, .68, .30, 1));
    List<float[]> rounded =
        List.of(stroke(.02, .10, .26, .03, .54, .05, .56, .22, .40, .56, .28, 1));
    return List.of(plain, plain, crossed, hooked, rounded);
  }

  private static List<List<float[]>> eights() {
    List<float[]> crossing =
        List.of(
            stroke(
                .54, .12, .32, .01, .10, .14, .14, .36, .36, .50, .57, .68, .52, .90, .30, .99, .06,
                .86, .12, .64, .32, .48, .54, .30, .54, .12));
    List<float[]> stacked =
        List.of(
            stroke(.32, .0, .14, .10, .14, .34, .32, .46, .50, .34, .50, .10, .32, .0),
            stroke(.32, .46, .08, .60, .07, .86, .32, 1, .56, .86, .56, .60, .32, .46));
    List<float[]> open =
        List.of(
            stroke(
                .56, .06, .34, .01, .12, .14, .16, .36, .38, .50, .56, .70, .48, .93, .26, .98, .08,
                .84, .16, .62, .40, .40, .60, .12));
    return List.of(crossing, crossing, stacked, open);
  }

  private static List<List<float[]>> nines() {
    List<float[]> straight =
        List.of(
            stroke(.55, .12, .32, .02, .08, .18, .10, .40, .30, .48, .50, .34, .55, .12),
            stroke(.55, .12, .53, .5, .44, 1));
    List<float[]> curled =
        List.of(
            stroke(.54, .18, .36, .02, .10, .14, .08, .38, .30, .48, .51, .32, .54, .18),
            stroke(.54, .18, .57, .60, .44, .92, .14, .96));
    List<float[]> flowing =
        List.of(
            stroke(
                .56, .10, .34, .01, .10, .16, .08, .38, .28, .46, .50, .30, .57, .08, .54, .40, .44,
                .72, .30, 1));
    return List.of(straight, straight, curled, flowing);
  }

  private static float[] stroke(double... points) {
    float[] stroke = new float[points.length];
    for (int i = 0; i < points.length; i++) {
      stroke[i] = (float) points[i];
    }
    return stroke;
  }
}
