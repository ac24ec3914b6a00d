// Next's settings. The server itself is server/main.ts; Next only renders pages and answers route handlers.
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./app/i18n.ts",
  // messages are read once, by the build: no page carries or runs a parser for them
  experimental: { messages: { path: "./messages", format: "json", precompile: true } },
});

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  reactStrictMode: true,
  devIndicators: false,
  // a name the browser may use for a development server bound to loopback
  allowedDevOrigins: ["127.0.0.1", "localhost"],
  // these must be the same instance in Next's bundle and in the process around it, or are native
  serverExternalPackages: [
    "@node-rs/argon2",
    "fontkit",
    "graphile-worker",
    "next-auth",
    "nodemailer",
    // finds its own tables beside itself
    "pdfkit",
    "pino",
    "postgres",
    // loads drizzle by a computed name, which a bundle cannot follow
    "rate-limiter-flexible",
    "sharp",
    "ws",
    "yjs",
  ],
  images: { unoptimized: true },
  // types are a check of their own (npm test); a start on a bare machine does not wait for them
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
};

export default withNextIntl(config);
