package spikeloom.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import spikeloom.encoder.HiddenLayer;
import spikeloom.text.Wording;

/**
 * Records as JSON: names in snake case, choices as {@link EnumWords}, unknown or missing settings
 * rejected.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .addModule(words())
          .build();
  private static final ObjectWriter PRETTY =
      MAPPER.writer(
          new DefaultPrettyPrinter()
              .withObjectIndenter(new DefaultIndenter("  ", "\n"))
              .withArrayIndenter(new DefaultPrettyPrinter.FixedSpaceIndenter()));

  private Json() {}

  /** The mapper, for readers that need its tree. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** A value as indented JSON with a line end. */
  public static String write(Object value) {
    try {
      return PRETTY.writeValueAsString(value) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A record's components by their names in JSON, in their order. */
  public static Map<String, Object> tree(Record value) {
    return MAPPER.convertValue(value, new TypeReference<LinkedHashMap<String, Object>>() {});
  }

  private static SimpleModule words() {
    SimpleModule module = new SimpleModule();
    module.addSerializer(new WordSerializer());
    module.addSerializer(HiddenLayer.class, new LayerSerializer());
    module.addDeserializer(HiddenLayer.class, new LayerDeserializer());
    module.addSerializer(Double.class, new NumberSerializer());
    module.addSerializer(Double.TYPE, new NumberSerializer());
    module.setDeserializerModifier(
        new BeanDeserializerModifier() {
          private static final long serialVersionUID = 1L;

          @Override
          public JsonDeserializer<?> modifyEnumDeserializer(
              DeserializationConfig config,
              JavaType type,
              BeanDescription description,
              JsonDeserializer<?> standard) {
            return new WordDeserializer(type.getRawClass());
          }
        });
    return module;
  }

  private static final class WordSerializer extends StdSerializer<Enum<?>> {
    private static final long serialVersionUID = 1L;

    WordSerializer() {
      super(Enum.class, false);
    }

    @Override
    public void serialize(Enum<?> value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(Wording.of(value));
    }
  }

  /** A number of neurons, or the text of a layer of maps. */
  private static final class LayerSerializer extends StdSerializer<HiddenLayer> {
    private static final long serialVersionUID = 1L;

    LayerSerializer() {
      super(HiddenLayer.class);
    }

    @Override
    public void serialize(HiddenLayer value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (value.map()) {
        out.writeString(value.toString());
      } else {
        out.writeNumber(value.size());
      }
    }
  }

  private static final class LayerDeserializer extends JsonDeserializer<HiddenLayer> {
    @Override
    public HiddenLayer deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      try {
        return HiddenLayer.parse(in.getValueAsString(""));
      } catch (IllegalArgumentException e) {
        throw new PlanException("hidden: " + e.getMessage());
      }
    }
  }

  /** A value that is not a number is written as null, because JSON has none. */
  private static final class NumberSerializer extends StdSerializer<Double> {
    private static final long serialVersionUID = 1L;

    NumberSerializer() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (value.isNaN()) {
        out.writeNull();
      } else {
        out.writeNumber(value);
      }
    }
  }

  private static final class WordDeserializer extends JsonDeserializer<Enum<?>> {
    private final Class<?> kind;

    WordDeserializer(Class<?> kind) {
      this.kind = kind;
    }

    @Override
    public Enum<?> deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return parse(kind.asSubclass(Enum.class), in.currentName(), in.getValueAsString(""));
    }

    @SuppressWarnings({
      "unchecked",
      "rawtypes"
    }) // the value is an enum, but its type is unknown here
    private static Enum<?> parse(Class<? extends Enum> kind, String option, String word) {
      return EnumWords.parse(option, (Class) kind, word);
    }
  }
}
