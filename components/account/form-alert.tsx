// One sentence above a form's button about the form as a whole.
import { CircleAlert, CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "#components/ui/class-names.ts";

export function FormAlert({ tone = "failed", children }: { tone?: "failed" | "done"; children: ReactNode }) {
  const Icon = tone === "failed" ? CircleAlert : CircleCheck;
  return (
    <div
      role={tone === "failed" ? "alert" : "status"}
      className={cn(
        "flex items-start gap-2 rounded-control px-3 py-2.5 text-body",
        tone === "failed" ? "bg-plum-wash text-plum" : "bg-chalk-wash text-ink",
      )}
    >
      <Icon aria-hidden size={16} className={cn("mt-px", tone === "done" && "text-chalk")} />
      <span>{children}</span>
    </div>
  );
}
