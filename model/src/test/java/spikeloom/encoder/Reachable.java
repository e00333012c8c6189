package spikeloom.encoder;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/** Size of the arrays of numbers that an object of the product can reach. */
public final class Reachable {
  private Reachable() {}

  /** Bytes of all such arrays. */
  public static long bytes(Object root) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> open = new ArrayDeque<>();
    open.add(root);
    long bytes = 0;
    while (!open.isEmpty()) {
      Object object = open.remove();
      Class<?> type = object.getClass();
      if (!seen.add(object)) {
        continue;
      }
      if (type.isArray()) {
        Class<?> element = type.getComponentType();
        for (int i = 0; i < Array.getLength(object) && !element.isPrimitive(); i++) {
          visit(Array.get(object, i), open);
        }
        int size = element == double.class || element == long.class ? 8 : 4;
        bytes += element.isPrimitive() ? (long) size * Array.getLength(object) : 0;
      } else if (type.getName().startsWith("spikeloom.")) {
        for (Field field : type.getDeclaredFields()) {
          if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
            visit(value(field, object), open);
          }
        }
      }
    }
    return bytes;
  }

  private static Object value(Field field, Object object) {
    try {
      field.setAccessible(true);
      Object value = field.get(object);
      return value == null ? "" : value;
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static void visit(Object object, Deque<Object> open) {
    if (object != null) {
      open.add(object);
    }
  }
}
