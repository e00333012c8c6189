package spikeloom.event.format;

import java.util.Optional;
import spikeloom.event.BinFile;
import spikeloom.event.EventChunk;
import spikeloom.event.Sensor;

/** Decodes {@code .bin} recordings; for their layout and source see {@link BinFile}. */
final class BinDecoder extends RecordDecoder {
  BinDecoder(ByteWindow in, Defects defects) {
    super(in, defects, "an event", BinFile.EVENT_BYTES);
  }

  @Override
  public Optional<Sensor> sensor() {
    return Optional.empty();
  }

  @Override
  protected void decode(byte[] bytes, int at, int until, EventChunk chunk) {
    for (int i = at; i < until; i += BinFile.EVENT_BYTES) {
      int first = Bytes.bigInt32(bytes, i);
      int rest = (first & 0xffff) << 8 | (bytes[i + 4] & 0xff);
      chunk.add(rest & 0x7fffff, first >>> 24, first >> 16 & 0xff, rest >>> 23, i - at);
    }
  }
}
