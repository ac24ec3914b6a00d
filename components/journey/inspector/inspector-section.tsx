// One part of the inspector: a head with something at its right, then the content.
import type { ReactNode } from "react";

export function InspectorSection({
  title,
  aside,
  children,
}: {
  title?: string;
  aside?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <section className="border-b border-hair px-[18px] py-2">
      {title ? (
        <h3 className="mb-1 flex items-center font-text text-body font-semibold tracking-normal">
          {title}
          {aside ? (
            <span className="ml-auto flex items-center gap-1.5 text-meta font-medium">{aside}</span>
          ) : null}
        </h3>
      ) : null}
      {children}
    </section>
  );
}
