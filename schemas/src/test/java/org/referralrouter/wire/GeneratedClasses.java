package org.referralrouter.wire;

import java.io.File;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.compiler.specific.SpecificCompiler;
import org.apache.avro.generic.GenericData.StringType;
import org.referralrouter.event.Topic;

/** Writes the classes that Avro generates of our schemas, which the product does not use. */
final class GeneratedClasses {
  private GeneratedClasses() {}

  /** The word is the directory. */
  public static void main(String[] words) throws IOException {
    for (Schema schema :
        new Schema[] {EventSchemas.of(Topic.CONCERNS), EventSchemas.named("Referral")}) {
      var compiler = new SpecificCompiler(schema);
      compiler.setStringType(StringType.String);
      compiler.compileToDestination(null, new File(words[0]));
    }
  }
}
