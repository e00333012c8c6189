package spikeloom.evaluation.coding;

import spikeloom.encoding.SpikeEncoding;
import spikeloom.spike.Signal;
import spikeloom.spike.SpikeRaster;

/**
 * One sample in one code, and its reconstruction.
 *
 * @param code the code
 * @param raster its spikes
 * @param figures measures of the spikes
 * @param estimate the sample decoded by the code's own inverse or estimate
 * @param estimateError root mean square difference of estimate and sample
 * @param worstError largest difference of estimate and sample
 * @param linearError error of a {@link LinearReconstruction}, NaN if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // viewed, never compared
public record CodedSample(
    SpikeEncoding code,
    SpikeRaster raster,
    RasterFigures figures,
    float[] estimate,
    double estimateError,
    double worstError,
    double linearError) {
  /** The kind of events of a code. */
  public enum Events {
    /** Spikes in steps. */
    BINARY,
    /** Spikes at exact times. */
    TIMED,
    /** Values in steps. */
    GRADED
  }

  /** The sample in a code. */
  public static CodedSample of(
      SpikeEncoding code, Signal sample, SpikeRaster raster, double linearError) {
    float[] estimate = code.estimate(raster, sample.shape());
    double squares = 0;
    double worst = 0;
    for (int i = 0; i < estimate.length; i++) {
      double error = Math.abs(estimate[i] - sample.values()[i]);
      squares += error * error;
      worst = Math.max(worst, error);
    }
    return new CodedSample(
        code,
        raster,
        RasterFigures.of(raster),
        estimate,
        Math.sqrt(squares / estimate.length),
        worst,
        linearError);
  }

  /** The same with the error of a linear reconstruction. */
  public CodedSample withLinearError(double error) {
    return new CodedSample(code, raster, figures, estimate, estimateError, worstError, error);
  }

  /** The kind of its events. */
  public Events events() {
    return code.timed() ? Events.TIMED : code.graded() ? Events.GRADED : Events.BINARY;
  }
}
