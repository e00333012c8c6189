package spikeloom.event.format;

import spikeloom.event.EventChunk;

/** Decodes formats with records of fixed length. */
abstract class RecordDecoder implements EventDecoder {
  private final ByteWindow in;
  private final Defects defects;
  private final String record;
  private final int length;

  /**
   * Records from the next byte on.
   *
   * @param record name of a record, with its article
   * @param length bytes of each
   */
  RecordDecoder(ByteWindow in, Defects defects, String record, int length) {
    this.in = in;
    this.defects = defects;
    this.record = record;
    this.length = length;
  }

  /**
   * Adds the events of some records, at most one each.
   *
   * @param at where the first one begins in {@code bytes}; places count from there
   * @param until where the last one ends
   */
  protected abstract void decode(byte[] bytes, int at, int until, EventChunk chunk);

  @Override
  public final boolean fill(EventChunk chunk) {
    int have = in.need(EventChunk.CAPACITY * length);
    chunk.begin(in.position());
    int whole = Math.min(EventChunk.CAPACITY, have / length) * length;
    if (whole > 0) {
      decode(in.bytes(), in.at(), in.at() + whole, chunk);
      in.skip(whole);
      return true;
    }
    if (have > 0) {
      defects.cutOff(record, in.position(), have, length);
      in.skip(have);
    }
    return false;
  }
}
