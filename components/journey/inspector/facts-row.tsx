"use client";
// The facts of a touchpoint at a glance: channel, half, media kind, device, department and person; each is also where it is changed.
import { Smartphone, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Touchpoint } from "#domain/journey.ts";
import { DEVICES } from "#domain/persona-device.ts";
import { MEDIA, MEDIA_KINDS } from "#domain/vocabulary.ts";
import { departmentTone } from "#components/ui/avatar.tsx";
import { Dot } from "#components/ui/dot.tsx";
import { DropdownMenu, MenuChecks, MenuChoice } from "#components/ui/dropdown-menu.tsx";
import { useBoard, useJourneyData } from "#components/journey/board-context.tsx";
import { ChannelIcon, MediaKindIcon, MediumIcon } from "#components/journey/channel-icon.tsx";
import { firstName } from "#components/journey/presence.ts";

const NONE = "";
const FACT_STYLES = "flex min-h-6 max-w-full items-center gap-[5px] px-1";
const FACT_BUTTON_STYLES = `${FACT_STYLES} rounded-tag hover:bg-ink/8 hover:text-ink pointer-coarse:min-h-11`;
const NEEDED_DEVICES = [...DEVICES, "any"] as const;
const named = (one: { id: string; name: string }) => ({ value: one.id, label: one.name });
const idOrNull = (value: string): string | null => (value === NONE ? null : value);

export function FactsRow({ touchpoint }: { touchpoint: Touchpoint }) {
  const t = useTranslations("inspector");
  const b = useTranslations("board");
  const common = useTranslations("common");
  const { commands, edit } = useBoard();
  const { channels, departments, people } = useJourneyData();
  const id = touchpoint.id;
  const channel = channels.find((one) => one.id === touchpoint.channelId);
  const department = departments.find((one) => one.id === touchpoint.departmentId);
  const owner = people.find((one) => one.id === touchpoint.ownerId);
  const none = { value: NONE, label: t("none") };
  // People of the department first: they are asked for most.
  const isNear = (one: { departmentId: string | null }): number =>
    one.departmentId === touchpoint.departmentId ? 0 : 1;
  const owners = people
    .filter((one) => !one.isFormer)
    .toSorted((one, other) => isNear(one) - isNear(other) || one.name.localeCompare(other.name));

  return (
    <div className="flex flex-wrap gap-x-1.5 px-[14px] pb-1.5 text-meta text-ink-2">
      <Fact
        name={t("channel")}
        icon={<ChannelIcon icon={channel?.icon ?? null} medium={touchpoint.medium} size={14} />}
        text={channel?.name ?? t("noChannel")}
        value={touchpoint.channelId ?? NONE}
        options={[none, ...channels.map(named)]}
        onChange={(value) => {
          const chosen = channels.find((one) => one.id === value);
          commands.updateTouchpoint(id, {
            channelId: idOrNull(value),
            ...(chosen?.mediaKind ? { mediaKind: chosen.mediaKind } : {}),
          });
        }}
      />
      <Fact
        name={t("half")}
        icon={<MediumIcon medium={touchpoint.medium} size={14} />}
        text={b(`half.${touchpoint.medium}`)}
        value={touchpoint.medium}
        options={MEDIA.map((medium) => ({ value: medium, label: b(`half.${medium}`) }))}
        onChange={(value) => value !== touchpoint.medium && commands.otherHalf(id)}
      />
      <Fact
        name={t("mediaKind")}
        icon={<MediaKindIcon kind={touchpoint.mediaKind} size={14} />}
        text={b(`mediaKind.${touchpoint.mediaKind}`)}
        value={touchpoint.mediaKind}
        options={MEDIA_KINDS.map((kind) => ({ value: kind, label: b(`mediaKind.${kind}`) }))}
        onChange={(value) => {
          const kind = MEDIA_KINDS.find((one) => one === value);
          if (kind) commands.updateTouchpoint(id, { mediaKind: kind });
        }}
      />
      {edit || touchpoint.device !== null ? (
        <Fact
          name={t("device")}
          icon={<Smartphone size={14} aria-hidden />}
          text={touchpoint.device === null ? t("noDevice") : t(`devices.${touchpoint.device}`)}
          value={touchpoint.device ?? NONE}
          options={[
            { value: NONE, label: t("noDevice") },
            ...NEEDED_DEVICES.map((device) => ({ value: device, label: t(`devices.${device}`) })),
          ]}
          onChange={(value) =>
            commands.updateTouchpoint(id, { device: NEEDED_DEVICES.find((one) => one === value) ?? null })
          }
        />
      ) : null}
      <Fact
        name={t("department")}
        icon={<Dot tone={departmentTone(department?.color)} className={department ? "" : "opacity-40"} />}
        text={department?.name ?? t("noDepartment")}
        value={touchpoint.departmentId ?? NONE}
        options={[none, ...departments.map(named)]}
        onChange={(value) => commands.updateTouchpoint(id, { departmentId: idOrNull(value) })}
      />
      <Involved touchpoint={touchpoint} />
      {owner || edit ? (
        <Fact
          name={t("owner")}
          text={
            owner
              ? `${firstName(owner.name)}${owner.isFormer ? ` ${common("formerMember")}` : ""}`
              : t("noOwner")
          }
          value={touchpoint.ownerId ?? NONE}
          options={[none, ...owners.map(named)]}
          onChange={(value) => commands.updateTouchpoint(id, { ownerId: idOrNull(value) })}
        />
      ) : null}
    </div>
  );
}

/** The departments that help here, beside the one that owns it: any number. */
function Involved({ touchpoint }: { touchpoint: Touchpoint }) {
  const t = useTranslations("inspector");
  const { commands, edit } = useBoard();
  const { departments } = useJourneyData();
  const { id, departmentId, involvedDepartmentIds: involved } = touchpoint;
  const others = departments.filter((one) => one.id !== departmentId);
  const helpers = others.filter((one) => involved[one.id]);
  if (others.length === 0 || (!edit && helpers.length === 0)) return null;
  const text = helpers.length === 0 ? t("noInvolved") : helpers.map((one) => one.name).join(", ");
  const body = (
    <>
      <Users size={14} aria-hidden />
      <span className="truncate">{text}</span>
    </>
  );
  if (!edit)
    return (
      <span title={t("involved")} className={FACT_STYLES}>
        {body}
      </span>
    );
  function handleToggle(value: string): void {
    const { [value]: was, ...rest } = involved;
    commands.updateTouchpoint(id, { involvedDepartmentIds: was ? rest : { ...involved, [value]: true } });
  }
  return (
    <DropdownMenu
      align="start"
      trigger={
        <button
          type="button"
          title={t("involved")}
          aria-label={`${t("involved")}: ${text}`}
          className={FACT_BUTTON_STYLES}
        >
          {body}
        </button>
      }
    >
      <MenuChecks
        values={Object.keys(involved)}
        onToggle={handleToggle}
        options={others.map((one) => ({ value: one.id, label: one.name }))}
      />
    </DropdownMenu>
  );
}

function Fact({
  name,
  icon,
  text,
  value,
  options,
  onChange,
}: {
  name: string;
  icon?: ReactNode;
  text: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}) {
  const { edit } = useBoard();
  const body = (
    <>
      {icon}
      <span className="truncate">{text}</span>
    </>
  );
  if (!edit) {
    return (
      <span title={name} className={FACT_STYLES}>
        {body}
      </span>
    );
  }
  return (
    <DropdownMenu
      align="start"
      trigger={
        <button type="button" title={name} aria-label={`${name}: ${text}`} className={FACT_BUTTON_STYLES}>
          {body}
        </button>
      }
    >
      <MenuChoice value={value} onValueChange={onChange} options={options} />
    </DropdownMenu>
  );
}
