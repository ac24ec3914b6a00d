// A comment's words: plain text with its lines, and the names of today in it.
import { cn } from "#components/ui/class-names.ts";
import { type Mention, partsOf } from "#domain/comment.ts";

export interface CommentTextProps {
  body: string;
  nameOf: (mention: Mention) => string;
  /** The reader's own membership and department: where they are named it stands out. */
  own: ReadonlySet<string>;
  /** Language in which people write here. */
  lang: string;
}

export function CommentText({ body, nameOf, own, lang }: CommentTextProps) {
  return (
    <p lang={lang} className="text-reading wrap-anywhere whitespace-pre-wrap">
      {partsOf(body).map((part, at) =>
        part.kind === "text" ? (
          part.text
        ) : (
          <span
            // the pieces of one text have no other name than their place
            key={`${at}-${part.mention.id}`}
            data-mention={part.mention.id}
            className={cn(
              "rounded-tag px-0.5 font-medium text-chalk",
              own.has(part.mention.id) && "bg-chalk-wash",
            )}
          >
            @{nameOf(part.mention)}
          </span>
        ),
      )}
    </p>
  );
}
