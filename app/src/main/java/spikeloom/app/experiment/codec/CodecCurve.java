package spikeloom.app.experiment.codec;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.analysis.polynomials.PolynomialFunction;
import org.apache.commons.math3.fitting.PolynomialCurveFitter;
import org.apache.commons.math3.fitting.WeightedObservedPoints;

/** The points of a codec by their bits. */
final class CodecCurve {
  private static final int DEGREE = 3;

  private final List<CodecPoint> points;

  CodecCurve(List<CodecPoint> points) {
    this.points = points.stream().sorted(Comparator.comparingDouble(CodecPoint::bits)).toList();
  }

  List<CodecPoint> points() {
    return points;
  }

  double[] bits() {
    return points.stream().mapToDouble(CodecPoint::bits).toArray();
  }

  double[] psnr() {
    return points.stream().mapToDouble(CodecPoint::psnr).toArray();
  }

  /**
   * The PSNR at a number of bits, between two points on a straight line over the logarithm of bits;
   * not a number outside of the curve.
   */
  double psnrAt(double bits) {
    for (int i = 1; i < points.size(); i++) {
      CodecPoint below = points.get(i - 1);
      CodecPoint above = points.get(i);
      if (below.bits() <= bits && bits <= above.bits()) {
        double share = Math.log(bits / below.bits()) / Math.log(above.bits() / below.bits());
        return below.psnr() + share * (above.psnr() - below.psnr());
      }
    }
    return Double.NaN;
  }

  /**
   * The Bjontegaard rate difference to a reference: how many per cent more bits this codec needs on
   * average for the same PSNR. The logarithm of bits is a cubic polynomial of the PSNR, fitted to
   * the points of each codec, and the average runs over the interval of PSNR that both have.
   *
   * <p>Source: Bjontegaard, Calculation of average PSNR differences between RD-curves, VCEG-M33,
   * 2001.
   *
   * @return negative if this codec needs fewer bits; not a number with fewer than four points or
   *     without a common interval
   */
  double rateDifference(CodecCurve reference) {
    double from = Math.max(least(), reference.least());
    double to = Math.min(most(), reference.most());
    if (Math.min(points.size(), reference.points.size()) <= DEGREE || from >= to) {
      return Double.NaN;
    }
    double mean = (integral(from, to) - reference.integral(from, to)) / (to - from);
    return 100 * (Math.pow(10, mean) - 1);
  }

  private double least() {
    return Arrays.stream(psnr()).min().orElse(Double.NaN);
  }

  private double most() {
    return Arrays.stream(psnr()).max().orElse(Double.NaN);
  }

  /** Integral of the fitted log10 of bits over the PSNR. */
  private double integral(double from, double to) {
    WeightedObservedPoints observed = new WeightedObservedPoints();
    double centre = (least() + most()) / 2; // a polynomial around it is better conditioned
    points.forEach(p -> observed.add(p.psnr() - centre, Math.log10(p.bits())));
    double[] fitted = PolynomialCurveFitter.create(DEGREE).fit(observed.toList());
    double[] primitive = new double[fitted.length + 1];
    for (int i = 0; i < fitted.length; i++) {
      primitive[i + 1] = fitted[i] / (i + 1);
    }
    PolynomialFunction sum = new PolynomialFunction(primitive);
    return sum.value(to - centre) - sum.value(from - centre);
  }
}
