// What `npm run db:generate` reads. Grants and policies are written by hand in migrations of their own.
import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: ["./db/schema/*.ts"],
  out: "./drizzle",
});
