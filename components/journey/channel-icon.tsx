// Signs of channels and of media kinds: generic pictures, never a brand's.
import {
  BadgeEuro,
  BookOpen,
  Building2,
  CalendarCheck,
  CircleDashed,
  Clapperboard,
  FileCheck,
  FileText,
  Gauge,
  Globe,
  HardHat,
  House,
  KeyRound,
  Landmark,
  type LucideIcon,
  Mail,
  MapPin,
  Megaphone,
  MessageCircle,
  MessageCircleHeart,
  MessagesSquare,
  MonitorSmartphone,
  Newspaper,
  Phone,
  Presentation,
  Receipt,
  Scissors,
  Search,
  ShoppingCart,
  Smartphone,
  Star,
  Store,
  Truck,
  Users,
  Video,
  Wrench,
} from "lucide-react";
import type { MediaKind, Medium } from "#domain/journey.ts";

const CHANNEL_ICONS: Readonly<Record<string, LucideIcon>> = {
  "badge-euro": BadgeEuro,
  "book-open": BookOpen,
  building: Building2,
  "building-2": Building2,
  "calendar-check": CalendarCheck,
  clapperboard: Clapperboard,
  "file-check": FileCheck,
  "file-text": FileText,
  gauge: Gauge,
  globe: Globe,
  "hard-hat": HardHat,
  house: House,
  landmark: Landmark,
  mail: Mail,
  "map-pin": MapPin,
  megaphone: Megaphone,
  "message-circle": MessageCircle,
  "messages-square": MessagesSquare,
  newspaper: Newspaper,
  phone: Phone,
  presentation: Presentation,
  receipt: Receipt,
  "receipt-euro": Receipt,
  scissors: Scissors,
  search: Search,
  "shopping-cart": ShoppingCart,
  smartphone: Smartphone,
  star: Star,
  store: Store,
  truck: Truck,
  users: Users,
  video: Video,
  wrench: Wrench,
};

export function MediumIcon({ medium, size = 13 }: { medium: Medium; size?: number }) {
  return medium === "digital" ? (
    <MonitorSmartphone size={size} aria-hidden />
  ) : (
    <Store size={size} aria-hidden />
  );
}

/** The channel's sign; a channel without one wears that of its half. */
export function ChannelIcon({
  icon,
  medium,
  size = 13,
}: {
  icon: string | null;
  medium: Medium;
  size?: number;
}) {
  const Icon = icon ? CHANNEL_ICONS[icon] : undefined;
  return Icon ? <Icon size={size} aria-hidden /> : <MediumIcon medium={medium} size={size} />;
}

const KIND_ICONS: Readonly<Record<MediaKind, LucideIcon>> = {
  paid: BadgeEuro,
  owned: KeyRound,
  earned: MessageCircleHeart,
  none: CircleDashed,
};

export function MediaKindIcon({ kind, size = 12 }: { kind: MediaKind; size?: number }) {
  const Icon = KIND_ICONS[kind];
  return <Icon size={size} aria-hidden />;
}
