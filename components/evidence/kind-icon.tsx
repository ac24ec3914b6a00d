// The sign of a kind of evidence.
import {
  BookOpen,
  Eye,
  FileText,
  Image,
  Lightbulb,
  type LucideIcon,
  MessageSquareQuote,
  NotebookPen,
  ClipboardList,
  Star,
  Store,
  Ticket,
  TrendingUp,
  Users,
} from "lucide-react";
import type { EvidenceKind } from "#domain/evidence.ts";

const ICONS: Readonly<Record<EvidenceKind, LucideIcon>> = {
  interview: MessageSquareQuote,
  focus_group: Users,
  survey: ClipboardList,
  review: Star,
  ticket: Ticket,
  observation: Eye,
  note: NotebookPen,
  document: FileText,
  market_research: TrendingUp,
  competitor: Store,
  peer: BookOpen,
  example: Lightbulb,
  image: Image,
};

export function KindIcon({ kind, size = 16 }: { kind: string; size?: number }) {
  const Icon = ICONS[kind as EvidenceKind] ?? FileText;
  return <Icon aria-hidden size={size} />;
}
