// A page that broke while it was made.
"use client";
import { Crash, type CrashProps } from "#components/shell/crash.tsx";

export default function ErrorPage(props: CrashProps) {
  return <Crash {...props} />;
}
