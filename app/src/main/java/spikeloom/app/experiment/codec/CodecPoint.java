package spikeloom.app.experiment.codec;

/**
 * What a codec makes of a set of pictures at one setting.
 *
 * @param setting the setting, for instance {@code quality 10}
 * @param bits mean number of bits of a picture
 * @param psnr peak signal-to-noise ratio in decibels, of the mean squared error over the whole set
 *     and bytes 0 .. 255; infinite without loss
 */
record CodecPoint(String setting, double bits, double psnr) {
  /** The PSNR of a mean squared error of values in 0 .. 255. */
  static double psnr(double meanSquaredError) {
    return 10 * Math.log10(255.0 * 255.0 / meanSquaredError);
  }
}
