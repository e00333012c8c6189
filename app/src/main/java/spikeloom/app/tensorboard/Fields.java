package spikeloom.app.tensorboard;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the fields of an encoded {@link Message} by their numbers. */
final class Fields {
  /** A field: a number, or bytes; the other is 0 or empty. */
  private record Field(int number, long value, ByteBuffer bytes) {}

  private final List<Field> all;

  private Fields(List<Field> all) {
    this.all = all;
  }

  /** The fields of a message; empty if it is not one. */
  static Optional<Fields> of(ByteBuffer message) {
    ByteBuffer in = message.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    List<Field> fields = new ArrayList<>();
    try {
      while (in.hasRemaining()) {
        long tag = varint(in);
        int number = (int) (tag >>> 3);
        switch ((int) (tag & 7)) {
          case 0 -> fields.add(new Field(number, varint(in), ByteBuffer.allocate(0)));
          case 1 -> fields.add(new Field(number, in.getLong(), ByteBuffer.allocate(0)));
          case 2 -> fields.add(new Field(number, 0, part(in, varint(in))));
          case 5 -> fields.add(new Field(number, in.getInt(), ByteBuffer.allocate(0)));
          default -> {
            return Optional.empty();
          }
        }
      }
      return Optional.of(new Fields(fields));
    } catch (BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  private static ByteBuffer part(ByteBuffer in, long length) {
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer part = in.slice(in.position(), (int) length);
    in.position(in.position() + (int) length);
    return part;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new BufferUnderflowException();
  }

  /** The last value of a field; 0, the default of the encoding, if it is missing. */
  long number(int field) {
    return all.stream().filter(f -> f.number == field).reduce(0L, (a, f) -> f.value, (a, b) -> b);
  }

  /** The contents of a field, as often as it occurs. */
  List<ByteBuffer> bytes(int field) {
    return all.stream().filter(f -> f.number == field).map(Field::bytes).toList();
  }

  /** The texts of a field, as often as it occurs. */
  List<String> texts(int field) {
    return bytes(field).stream().map(b -> StandardCharsets.UTF_8.decode(b).toString()).toList();
  }
}
