package spikeloom.dataset;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CancellationException;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

/**
 * Reads samples and hashes their content, see {@link SplitContents}. The name of a set is not
 * hashed, so a renamed or moved file has the same hash.
 */
public final class ContentHash {
  /** How many samples of a split are hashed. */
  public enum Depth {
    /** All of a set with up to 2^22 values; else those that are compared one by one. */
    QUICK(1L << 22, 1L << 22, 512),
    /**
     * All of a set with up to 2^28 values (1 GB); else those that are compared one by one. Of
     * recorded spikes, all of up to 4,096 samples; of samples that are not in memory, all of a set
     * with up to 2^24 values.
     */
    RECORDED(1L << 28, 1L << 24, 4096),
    /** All. */
    FULL(Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE);

    private final long values;
    private final long lazyValues;
    private final int recordings;

    Depth(long values, long lazyValues, int recordings) {
      this.values = values;
      this.lazyValues = lazyValues;
      this.recordings = recordings;
    }

    private boolean reachesAll(Dataset.Split split) {
      return (long) split.size() * split.shape().size() <= (split.lazy() ? lazyValues : values)
          && (split.spikes().isEmpty() || split.size() <= recordings);
    }
  }

  private final Dataset.Split split;
  private final String ownName;
  private final MessageDigest sample = SplitHash.sha256();
  private final float[] values;
  private final ByteBuffer bytes;
  private final SpikeBatchBuilder builder = new SpikeBatchBuilder();

  private ContentHash(Dataset.Split split, String ownName) {
    this.split = split;
    this.ownName = ownName;
    values = new float[split.shape().size()];
    bytes = ByteBuffer.allocate(Float.BYTES * values.length);
  }

  /**
   * Returns the contents of every split of a set.
   *
   * @throws CancellationException if the thread is interrupted
   */
  public static List<SplitContents> of(Dataset dataset, Depth depth) {
    String ownName = dataset.name().replaceFirst("\\.[A-Za-z0-9]{1,8}$", "");
    return dataset.splits().stream()
        .map(named -> new ContentHash(named.split(), ownName).contents(named.name(), depth))
        .toList();
  }

  private SplitContents contents(String name, Depth depth) {
    int samples = split.size();
    int compared = SplitContents.compared(samples);
    boolean all = depth.reachesAll(split);
    MessageDigest some = SplitHash.sha256();
    MessageDigest whole = SplitHash.sha256();
    StringBuilder digests = new StringBuilder();
    int k = 0;
    for (int read = 0; read < (all ? samples : compared); read++) {
      int index = all ? read : SplitContents.index(read, samples);
      byte[] digest = digest(index);
      whole.update(digest);
      if (k < compared && SplitContents.index(k, samples) == index) {
        some.update(digest);
        digests.append(HexFormat.of().formatHex(digest, 0, 4));
        k++;
      }
    }
    return new SplitContents(
        name,
        samples,
        HexFormat.of().formatHex(some.digest()),
        digests.toString(),
        all ? HexFormat.of().formatHex(whole.digest()) : null);
  }

  private byte[] digest(int index) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("Reading the samples was cancelled.");
    }
    String identity = split.identity(index);
    String plain =
        identity.startsWith(ownName + ":") ? identity.substring(ownName.length()) : identity;
    byte[] text = plain.getBytes(StandardCharsets.UTF_8);
    addInts(text.length, split.label(index));
    sample.update(text);
    split.copyTo(index, values, 0);
    addValues();
    if (split.predicts()) {
      split.copyInputTo(index, values, 0);
      addValues();
    }
    split.spikes().ifPresent(source -> add(source, index));
    return sample.digest();
  }

  private void addValues() {
    bytes.clear();
    for (float value : values) {
      bytes.putFloat(value);
    }
    sample.update(bytes.array());
  }

  private void add(SpikeSource source, int index) {
    builder.begin(SplitContents.STEPS, source.channels());
    source.write(index, SplitContents.STEPS, builder);
    builder.endSample();
    SpikeBatch spikes = builder.build();
    for (int t = 0; t < SplitContents.STEPS; t++) {
      for (int i = spikes.begin(0, t); i < spikes.end(0, t); i++) {
        addInts(t, spikes.channel(i));
      }
    }
  }

  private void addInts(int first, int second) {
    sample.update(ByteBuffer.allocate(2 * Integer.BYTES).putInt(first).putInt(second).array());
  }
}
