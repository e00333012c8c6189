package spikeloom.dataset;

import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The content of the samples of one split, as hashes. Every sample has a digest: SHA-256 over its
 * identity, its label, its values, and, if present, the encoder input and its spikes binned to
 * {@value #STEPS} steps.
 *
 * <p>Of a split of at most {@value #MOST} samples all are compared, else these {@value #MOST}: the
 * first {@value #BLOCK}, the last {@value #BLOCK}, and {@value #SPREAD} spread evenly over the
 * rest, the k-th being
 *
 * <pre>{@code BLOCK + floor(k (samples - 2 BLOCK) / SPREAD),  k = 0 .. SPREAD - 1}</pre>
 *
 * @param name the split, such as {@code train}
 * @param samples number of samples
 * @param sha256 SHA-256 over the digests of the compared samples in their order
 * @param digests the first four bytes of each of them, as hexadecimal digits one after another
 * @param allSha256 SHA-256 over the digests of all samples in their order, or null where not all
 *     were read
 */
public record SplitContents(
    String name, int samples, String sha256, String digests, @Nullable String allSha256) {
  static final int STEPS = 256;
  static final int BLOCK = 128;
  static final int SPREAD = 256;
  static final int MOST = 2 * BLOCK + SPREAD;
  private static final int DIGITS = 8;
  private static final String HASH = "[0-9a-f]{64}";

  /** Checks the format of the hashes and that there is a digest for every compared sample. */
  public SplitContents {
    if (!sha256.matches(HASH) || (allSha256 != null && !allSha256.matches(HASH))) {
      throw new IllegalArgumentException("not a SHA-256");
    }
    if (!name.matches("[a-z]{1,20}")) {
      throw new IllegalArgumentException("not the name of a split");
    }
    if (samples < 0 || digests.length() != DIGITS * compared(samples)) {
      throw new IllegalArgumentException(
          "%d digits for %d samples".formatted(digests.length(), samples));
    }
    HexFormat.of().parseHex(digests);
  }

  /** Returns the number of samples that are compared one by one. */
  static int compared(int samples) {
    return Math.min(samples, MOST);
  }

  /** The index of compared sample {@code k}, ascending in k. */
  static int index(int k, int samples) {
    if (samples <= MOST || k < BLOCK) {
      return k;
    }
    return k >= BLOCK + SPREAD
        ? samples - MOST + k
        : BLOCK + (int) ((k - BLOCK) * (samples - 2L * BLOCK) / SPREAD);
  }

  /** Whether every sample is compared one by one. */
  public boolean small() {
    return samples <= MOST;
  }

  /**
   * Returns the difference from other samples as a clause such as "2 of the 40 train samples
   * differ, the first is number 4 (row 5)"; empty if all known hashes are equal.
   *
   * @param now contents of the other samples
   * @param samplesNow the other samples, for the identity of the first that differs
   */
  public Optional<String> difference(SplitContents now, Dataset.Split samplesNow) {
    if (samples != now.samples) {
      return Optional.of("%,d %s samples became %,d".formatted(samples, name, now.samples));
    }
    if (!sha256.equals(now.sha256)) {
      return Optional.of(countDifferences(now, samplesNow));
    }
    String all = allSha256;
    String allNow = now.allSha256;
    return all != null && allNow != null && !allNow.equals(all)
        ? Optional.of(
            "some of the %,d %s samples differ, but none of the %,d that are compared one by one"
                .formatted(samples, name, MOST))
        : Optional.empty();
  }

  private String countDifferences(SplitContents now, Dataset.Split samplesNow) {
    int count = 0;
    int first = 0;
    for (int k = compared(samples) - 1; k >= 0; k--) {
      if (!digests.regionMatches(DIGITS * k, now.digests, DIGITS * k, DIGITS)) {
        count++;
        first = index(k, samples);
      }
    }
    String identity = samplesNow.identity(first);
    boolean number = identity.equals(Integer.toString(first));
    return "%,d of %s %s samples differ, the first is number %,d%s"
        .formatted(
            count,
            small() ? "the %,d".formatted(samples) : "%,d compared of %,d".formatted(MOST, samples),
            name,
            first + 1,
            number ? "" : " (" + identity + ")");
  }
}
