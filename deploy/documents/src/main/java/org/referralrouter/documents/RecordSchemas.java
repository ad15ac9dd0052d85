package org.referralrouter.documents;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Says of each component of a record that it is always there, and whether it may be null. */
@AutoConfiguration
public class RecordSchemas {
  @Bean
  ModelConverter nullness() {
    return new Nullness();
  }

  /** Reads JSpecify's annotations, which springdoc passes over. */
  private static final class Nullness implements ModelConverter {
    @Override
    public @Nullable Schema<?> resolve(
        AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
      Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
      JavaType java = Json31.mapper().constructType(type.getType());
      if (java != null && java.isRecordType()) {
        Schema<?> model = context.getDefinedModels().get(java.getRawClass().getSimpleName());
        if (model != null && model.getProperties() != null) {
          describe(model, java.getRawClass());
        }
      }
      return resolved;
    }

    @SuppressWarnings("rawtypes") // swagger's own
    private static void describe(Schema<?> model, Class<?> type) {
      Map<String, Schema> properties = model.getProperties();
      for (RecordComponent component : type.getRecordComponents()) {
        Schema<?> property = properties.get(component.getName());
        if (property == null) {
          continue;
        }
        if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
          if (model.getRequired() == null || !model.getRequired().contains(component.getName())) {
            model.addRequiredItem(component.getName());
          }
        } else if (property.getAnyOf() == null) {
          properties.put(component.getName(), nullable(property));
        }
      }
    }

    private static Schema<?> nullable(Schema<?> property) {
      if (property.get$ref() == null && property.getEnum() == null && property.getTypes() != null) {
        Set<String> types = new LinkedHashSet<>(property.getTypes());
        types.add("null");
        property.setTypes(types);
        return property;
      }
      JsonSchema nothing = new JsonSchema();
      nothing.setTypes(Set.of("null"));
      JsonSchema either = new JsonSchema();
      either.setAnyOf(List.of(property, nothing));
      return either;
    }
  }
}
