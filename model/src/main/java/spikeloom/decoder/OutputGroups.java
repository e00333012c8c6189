package spikeloom.decoder;

/**
 * Groups of a decoder's outputs that share a learned scale: the planes of a picture, or the
 * variables of a table, series or recording. Output v belongs to group {@code (v / run) mod count}.
 *
 * @param count number of groups; 0 if nothing is learned
 * @param run consecutive outputs of the same group, at least 1
 */
public record OutputGroups(int count, int run) {
  /** No learned scale. */
  public static final OutputGroups NONE = new OutputGroups(0, 1);

  /** The group of an output. */
  public int of(int output) {
    return output / run % count;
  }
}
