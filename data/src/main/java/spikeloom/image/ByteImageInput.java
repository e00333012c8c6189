package spikeloom.image;

import javax.imageio.stream.ImageInputStreamImpl;

/** Bytes in memory as the decoders of the JDK read them, without another copy. */
final class ByteImageInput extends ImageInputStreamImpl {
  private final byte[] content;

  ByteImageInput(byte[] content) {
    this.content = content;
  }

  @Override
  public int read() {
    bitOffset = 0;
    return streamPos < content.length ? content[(int) streamPos++] & 0xff : -1;
  }

  @Override
  public int read(byte[] to, int at, int length) {
    bitOffset = 0;
    if (streamPos >= content.length) {
      return length == 0 ? 0 : -1;
    }
    int n = (int) Math.min(length, content.length - streamPos);
    System.arraycopy(content, (int) streamPos, to, at, n);
    streamPos += n;
    return n;
  }

  @Override
  public long length() {
    return content.length;
  }
}
