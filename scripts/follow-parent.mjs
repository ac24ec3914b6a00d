// Loaded into the server beside its own code: when the start script dies without a word (kill -9), the server stops
// as on SIGTERM, so that no orphan keeps the port.
if (process.channel) {
  process.channel.unref();
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
}
