// Every key of a text is known to the compiler: a key that leads nowhere, or to a group of texts, does not compile.
import type messages from "../messages/nl.json";
declare module "next-intl" {
  interface AppConfig {
    Messages: typeof messages;
  }
}
