package spikeloom.event.format;

import spikeloom.event.Sensor;

/**
 * How jAER packs an event into an address of 32 bits. Rows in files count from the bottom; here
 * they count from the top.
 *
 * <p>Source: jAER, the event extractors of the classes {@code DVS128}, {@code DavisBaseCamera},
 * {@code DVS640} and {@code CochleaAMSNoBiasgen}.
 */
enum JaerLayout {
  /** Bit 0: 0 if brighter; bits 1-7: column; bits 8-14: row; bit 15: external event. */
  DVS128 {
    @Override
    boolean isEvent(int address) {
      return (address & 0x8000) == 0;
    }

    @Override
    int x(int address, Sensor sensor) {
      return sensor.width() - 1 - (address >>> 1 & 0x7f);
    }

    @Override
    int y(int address, Sensor sensor) {
      return sensor.height() - 1 - (address >>> 8 & 0x7f);
    }

    @Override
    int polarity(int address) {
      return ~address & 1;
    }
  },
  /**
   * Bit 10: external event; bit 11: 1 if brighter; bits 12-21: column; bits 22-30: row; bit 31:
   * frame or inertial data.
   */
  DAVIS {
    @Override
    boolean isEvent(int address) {
      return address >= 0 && (address & 0x400) == 0;
    }

    @Override
    int x(int address, Sensor sensor) {
      return sensor.width() - 1 - (address >>> 12 & 0x3ff);
    }

    @Override
    int y(int address, Sensor sensor) {
      return sensor.height() - 1 - (address >>> 22 & 0x1ff);
    }

    @Override
    int polarity(int address) {
      return address >>> 11 & 1;
    }
  },
  /** Bit 0: 1 if brighter; bits 1-10: column; bits 11-20: row. */
  DVS640 {
    @Override
    boolean isEvent(int address) {
      return true;
    }

    @Override
    int x(int address, Sensor sensor) {
      return sensor.width() - 1 - (address >>> 1 & 0x3ff);
    }

    @Override
    int y(int address, Sensor sensor) {
      return sensor.height() - 1 - (address >>> 11 & 0x3ff);
    }

    @Override
    int polarity(int address) {
      return address & 1;
    }
  },
  /**
   * A silicon cochlea. Bit 0: filter (0 low-pass, 1 band-pass); bit 1: ear (0 left, 1 right); bits
   * 2-7: channel, from high to low frequencies; bits 8-9: threshold of the cell; bit 13: sample of
   * a converter. The column is the channel, the row is 8 filter + 4 ear + threshold; all events
   * have the same polarity.
   */
  COCHLEA_AMS {
    @Override
    boolean isEvent(int address) {
      return (address & 0x2000) == 0;
    }

    @Override
    int x(int address, Sensor sensor) {
      return address >>> 2 & 0x3f;
    }

    @Override
    int y(int address, Sensor sensor) {
      return (address & 1) << 3 | (address & 2) << 1 | (address >>> 8 & 3);
    }

    @Override
    int polarity(int address) {
      return 1;
    }
  };

  /** Whether the address is an event and not a frame, a trigger or another measurement. */
  abstract boolean isEvent(int address);

  /** Column of the event. */
  abstract int x(int address, Sensor sensor);

  /** Row of the event, from the top. */
  abstract int y(int address, Sensor sensor);

  /** Polarity of the event: 0 darker, 1 brighter. */
  abstract int polarity(int address);
}
