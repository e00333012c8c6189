package spikeloom.dataset;

import spikeloom.image.PictureFormat;

/**
 * How samples are made of the user's own files.
 *
 * @param splitSeed another seed deals samples out to training and test otherwise
 * @param pictures what pictures are brought to
 * @param table how a table becomes samples
 */
public record SourceOptions(long splitSeed, PictureFormat pictures, TableOptions table) {
  /** Split seed 1, grey pictures of 28 x 28, all columns of a table. */
  public static SourceOptions usual() {
    return new SourceOptions(
        1, new PictureFormat(PictureFormat.Colours.GREY, 28, 28), TableOptions.usual());
  }
}
