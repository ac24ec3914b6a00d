// The drawing beside the sign-in form: one thread through a journey, sewn tighter where more is known.
import { useTranslations } from "next-intl";

const NODES = [
  { x: 34, y: 150, n: 1 },
  { x: 118, y: 78, n: 2 },
  { x: 206, y: 112, n: 3 },
  { x: 300, y: 176, n: 4 },
  { x: 392, y: 48, n: 5 },
] as const;

/** Each level's stitch, from left to right. */
const STITCHES = [
  { key: "assumption", d: "M34 150C66 150 84 78 118 78", dash: "0.1 8" },
  { key: "anecdotal", d: "M118 78C152 78 172 112 206 112", dash: "7 8" },
  { key: "supported", d: "M206 112C244 112 258 176 300 176", dash: "20 8" },
  { key: "validated", d: "M300 176C344 176 346 48 392 48", dash: undefined },
] as const;

export function ThreadPicture() {
  const t = useTranslations("account.stitches");
  return (
    <svg
      viewBox="0 0 430 240"
      fill="none"
      role="img"
      aria-label={t("label")}
      className="w-full max-w-[430px]"
    >
      {[76, 162, 253, 346].map((x) => (
        <path key={x} d={`M${x} 18V214`} stroke="#3A4653" strokeDasharray="4 5" />
      ))}
      {STITCHES.map((stitch) => (
        <path
          key={stitch.key}
          d={stitch.d}
          stroke="#FF6B7A"
          strokeWidth="4"
          strokeLinecap="round"
          strokeDasharray={stitch.dash}
        />
      ))}
      {NODES.map((node) => (
        <g key={node.n}>
          <circle cx={node.x} cy={node.y} r="15" fill="#19212C" stroke="#EDF1F2" strokeWidth="2" />
          <text
            x={node.x}
            y={node.y + 5}
            textAnchor="middle"
            fill="#EDF1F2"
            fontSize="14"
            fontWeight="600"
            fontFamily="var(--font-display)"
          >
            {node.n}
          </text>
        </g>
      ))}
      {STITCHES.map((stitch, place) => (
        <text
          key={stitch.key}
          x={[76, 162, 253, 346][place]}
          y="234"
          textAnchor="middle"
          fill="#B9C3CD"
          fontSize="13"
        >
          {t(stitch.key)}
        </text>
      ))}
    </svg>
  );
}
